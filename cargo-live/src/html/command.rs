//! The arguments of `cargo live html`.

use std::{
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{Language, convert};
use crate::{
    command::{Outcome, read},
    fmt::Style,
};

/// Turn HTML or `HEEx` into a template
///
/// Writes an `html! { … }` to the standard output, laid out, with the text quoted that has to be. Tags that HTML lets one
/// leave out are closed. In `HEEx`, `@title` becomes `self.title`, `<%= if … do %>` a block, and `~p"/songs"` becomes
/// `url!("/songs")`.
///
/// What has changed its meaning, or could not be turned into anything, is said on the standard error: inline handlers,
/// scripts, Elixir that is no Rust. So is what the compiler will refuse, such as `<center>`, and then the command fails.
#[derive(Args, Debug)]
pub struct Html {
    /// The file, whose name says by `.html` or `.heex` what it is; `-` is the standard input
    #[arg(default_value = "-")]
    file: PathBuf,
}

impl Html {
    /// Writes the template.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn run(&self) -> Outcome {
        let (name, text) = if self.file == Path::new("-") {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text)?;
            ("<stdin>".to_owned(), text)
        } else {
            (self.file.display().to_string(), read(&self.file)?)
        };
        let converted = convert(&text, Language::of(&self.file, &text), Style::of(Path::new(".")));
        io::stdout().write_all(converted.template.as_bytes())?;
        for note in &converted.notes {
            eprintln!("note: {name}:{note}");
        }
        for problem in &converted.problems {
            eprintln!("error: <template>:{problem}");
        }
        Ok(if converted.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
