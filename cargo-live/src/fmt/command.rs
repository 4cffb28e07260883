//! The arguments of `cargo live fmt`, and the files that it is for.

use std::{
    error::Error,
    fs, io,
    io::{IsTerminal as _, Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use ignore::WalkBuilder;
use similar::{ChangeTag, TextDiff};

use super::{Formatted, Style, format};
use crate::command::{Outcome, read};

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
        for path in files(&self.paths)? {
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
                show(&path, &text, &formatted.text)?;
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

/// The Rust files that `paths` are or hold, in order.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Box<dyn Error + Send + Sync>> {
    let mut files = Vec::new();
    for path in paths {
        let walk = WalkBuilder::new(path).filter_entry(|entry| entry.file_name() != "target").build();
        for entry in walk {
            let entry = entry?;
            let is_rust = entry.path().extension().is_some_and(|extension| extension == "rs");
            if entry.file_type().is_some_and(|kind| kind.is_file()) && (is_rust || entry.depth() == 0) {
                let path = entry.into_path();
                files.push(path.strip_prefix("./").map(Path::to_owned).unwrap_or(path));
            }
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// The difference of two texts, as `diff -u` shows it.
fn show(path: &Path, before: &str, after: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let coloured = out.is_terminal();
    writeln!(out, "--- {}", path.display())?;
    let diff = TextDiff::from_lines(before, after);
    for hunk in diff.unified_diff().context_radius(2).iter_hunks() {
        writeln!(out, "{}", hunk.header())?;
        for change in hunk.iter_changes() {
            let (sign, colour) = match change.tag() {
                ChangeTag::Delete => ('-', "\x1b[31m"),
                ChangeTag::Insert => ('+', "\x1b[32m"),
                ChangeTag::Equal => (' ', ""),
            };
            let line = change.value().trim_end_matches('\n');
            if coloured { writeln!(out, "{colour}{sign}{line}\x1b[0m")? } else { writeln!(out, "{sign}{line}")? }
        }
    }
    Ok(())
}
