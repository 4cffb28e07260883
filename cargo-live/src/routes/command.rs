//! The arguments of `cargo live routes`.

use std::{io::Write as _, path::PathBuf, process::ExitCode};

use clap::Args;

use super::declaration::{Route, routes};
use crate::{
    command::{Outcome, read},
    files::rust_files,
    scaffold::edit::routes_blocks,
};

/// List the pages: path, view, action, and the live session and layers around it
///
/// They are read from every `routes! { … }` in the source. What is added to a router by other means is not seen.
#[derive(Args, Debug)]
pub struct Routes {
    /// Files, and folders with all their Rust files
    #[arg(default_value = "src")]
    paths: Vec<PathBuf>,
}

impl Routes {
    /// Prints the list.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read.
    pub fn run(&self) -> Outcome {
        let mut found = Vec::new();
        for path in rust_files(&self.paths)? {
            let text = read(&path)?;
            if !text.contains("routes!") {
                continue;
            }
            let wrong = |why: String| format!("`{}`: {why}", path.display());
            for block in routes_blocks(&text).map_err(wrong)? {
                found.extend(routes(block.stream(), &text).map_err(|error| wrong(error.to_string()))?);
            }
        }
        std::io::stdout().write_all(table(&found).as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Columns side by side.
fn table(routes: &[Route]) -> String {
    let cells =
        |route: &Route| [route.path.clone(), route.target.clone(), route.action.clone(), route.groups.join(" ")];
    let head = ["PATH", "VIEW", "ACTION", "WITHIN"].map(str::to_owned);
    let rows: Vec<[String; 4]> = std::iter::once(head).chain(routes.iter().map(cells)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    let mut table = String::new();
    for [path, target, action, groups] in &rows {
        let [first, second, third] = widths;
        let line = format!("{path:first$}  {target:second$}  {action:third$}  {groups}");
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table
}
