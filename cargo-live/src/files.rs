//! Which files a command is for.

use std::{
    error::Error,
    path::{Path, PathBuf},
};

use ignore::WalkBuilder;

/// The Rust files that `paths` are or hold, in order.
pub(crate) fn rust_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Box<dyn Error + Send + Sync>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.exists() {
            return Err(format!("there is no `{}` in this folder", path.display()).into());
        }
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
