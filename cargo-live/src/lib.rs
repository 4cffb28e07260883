//! `cargo live`: what a project needs beside the compiler.
//!
//! `cargo live fmt` lays out templates, `cargo live html` turns HTML into them. Each command is a module with its
//! arguments in `command.rs`; [`command`] lists them.

pub mod command;
pub mod fmt;
pub mod html;

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
