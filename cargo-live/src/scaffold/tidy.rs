//! Generated Rust, laid out as the project has it.

use std::{
    io::{self, Write as _},
    path::Path,
    process::{Command, Stdio},
};

use crate::fmt::{Style, format};

/// Lays out the text of a file, by `rustfmt` and then its templates. What cannot be read stays as it is.
pub(crate) fn tidy(text: &str, folder: &Path) -> Result<String, String> {
    let text = rustfmt(text, folder).map_err(|error| format!("`rustfmt` cannot be run: {error}"))?;
    Ok(format(&text, Style::of(&folder.join("src"))).text)
}

fn rustfmt(text: &str, folder: &Path) -> io::Result<String> {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024"]).current_dir(folder);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    // It reads everything before it writes anything.
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
