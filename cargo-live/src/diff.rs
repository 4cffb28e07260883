//! The difference of two texts, as `diff -u` shows it.

use std::io::{self, IsTerminal as _, Write as _};

use similar::{ChangeTag, TextDiff};

/// Shows what makes `before` become `after` in the file called `name`.
pub(crate) fn show(name: &str, before: &str, after: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let coloured = out.is_terminal();
    writeln!(out, "--- {name}")?;
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
