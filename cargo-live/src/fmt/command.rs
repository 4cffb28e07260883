//! The arguments of `cargo live fmt`, and the files that it is for.

use std::{
    fs, io,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{Formatted, Style, format};
use crate::{
    command::{Outcome, read},
    diff::show,
    files::rust_files,
};

/// Lay out the templates of Rust files: the content of every `html! { … }`
///
/// White space between tags is part of a page. A line is broken only where a template has white space already, or where
/// white space means nothing, so that what is rendered stays the same. Line breaks of your own are kept, attributes that are
/// too long for one line get a line each, and comments stay.
///
/// The longest line and the indentation are those of `rustfmt.toml` (`max_width`, `tab_spaces`).
///
/// A template with a mistake in it is left as it is; the mistake is shown as the compiler shows it, and the command fails.
#[derive(Args, Debug)]
pub struct Fmt {
    /// Files, and folders with all their Rust files. Files that git ignores and `target` are left out
    #[arg(default_value = ".", conflicts_with = "stdin")]
    paths: Vec<PathBuf>,
    /// Write nothing; show what would change, and fail if there is anything
    #[arg(long)]
    check: bool,
    /// Read a file from the standard input and write it to the standard output, for editors
    #[arg(long, conflicts_with = "check")]
    stdin: bool,
}

impl Fmt {
    /// Lays out what the arguments name.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read or written.
    pub fn run(&self) -> Outcome {
        if self.stdin {
            return from_stdin();
        }
        let (mut unchanged, mut whole) = (true, true);
        for path in rust_files(&self.paths)? {
            let text = read(&path)?;
            // Most files have no templates, and need not be parsed.
            if !text.contains("html!") {
                continue;
            }
            let formatted = format(&text, Style::of(&path));
            whole &= report(&formatted, &path.display().to_string());
            if formatted.text == text {
                continue;
            }
            if self.check {
                unchanged = false;
                show(&path.display().to_string(), &text, &formatted.text)?;
            } else {
                fs::write(&path, &formatted.text)
                    .map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
            }
        }
        Ok(if unchanged && whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn from_stdin() -> Outcome {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let formatted = format(&text, Style::of(Path::new(".")));
    io::stdout().write_all(formatted.text.as_bytes())?;
    Ok(if report(&formatted, "<stdin>") { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Says what is wrong, and whether nothing is.
fn report(formatted: &Formatted, file: &str) -> bool {
    for problem in &formatted.problems {
        eprintln!("error: {file}:{problem}");
    }
    formatted.problems.is_empty()
}
