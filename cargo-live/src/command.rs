//! The command line. A command is a variant here, and a module that runs it.

use std::{error::Error, fs, path::Path, process::ExitCode};

use clap::{Args, Parser, Subcommand};

use crate::{
    fmt::command::Fmt, generate::command::Generate, html::command::Html, new::command::New, routes::command::Routes,
};

/// What a command comes to: how the process ends, or why it could not do what it should.
pub type Outcome = Result<ExitCode, Box<dyn Error + Send + Sync>>;

/// What cargo calls: `cargo-live live …`.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo", disable_help_subcommand = true)]
pub enum Cargo {
    /// Tools for live pages.
    #[command(version)]
    Live(Live),
}

/// Tools for live pages.
#[derive(Args, Debug)]
pub struct Live {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(New),
    #[command(subcommand)]
    Gen(Generate),
    Routes(Routes),
    Fmt(Fmt),
    Html(Html),
}

impl Live {
    /// Does what the command line says.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read or written.
    pub fn run(&self) -> Outcome {
        match &self.command {
            Command::New(new) => new.run(),
            Command::Gen(generate) => generate.run(),
            Command::Routes(routes) => routes.run(),
            Command::Fmt(fmt) => fmt.run(),
            Command::Html(html) => html.run(),
        }
    }
}

/// The text of a file, or why not, with its name.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Cargo;

    #[test]
    fn arguments_are_consistent() {
        Cargo::command().debug_assert();
    }
}
