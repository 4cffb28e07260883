//! `cargo live`: what a project needs beside the compiler.
//!
//! `cargo live new` makes an application and `cargo live gen` adds to it, `cargo live routes` lists its pages, `cargo live fmt`
//! lays out templates, `cargo live html` turns HTML into them. Each command is a module with its arguments in `command.rs`;
//! [`command`] lists them.

pub mod command;
mod diff;
mod files;
pub mod fmt;
pub mod generate;
pub mod html;
pub mod new;
mod newline;
pub mod routes;
mod scaffold;

use std::process::ExitCode;

use clap::Parser as _;

/// Runs the command that the arguments of the process say.
#[must_use]
pub fn main() -> ExitCode {
    let command::Cargo::Live(live) = command::Cargo::parse();
    live.run().unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}
