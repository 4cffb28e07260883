//! `cargo live new`: an application to begin with.

pub mod command;
mod files;
mod workspace;
