//! What a command is going to write: all of it is known, and shown, before anything is written.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use clap::Args;

use super::tidy::tidy;
use crate::{diff, newline};

/// How a plan is carried out.
#[derive(Args, Debug, Clone, Copy, Default)]
pub struct Writing {
    /// Write nothing; show what would be written
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Overwrite files that are there
    #[arg(long)]
    pub(crate) force: bool,
}

/// Files to be written below a folder.
pub(crate) struct Plan {
    root: PathBuf,
    files: Vec<Planned>,
}

struct Planned {
    path: String,
    /// What the file says now.
    before: Option<String>,
    after: String,
    is_edit: bool,
}

impl Plan {
    pub(crate) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), files: Vec::new() }
    }

    /// A new file.
    pub(crate) fn create(&mut self, path: &str, text: &str) -> Result<(), String> {
        let after = if is_rust(path) { tidy(text, &self.root)? } else { text.to_owned() };
        let before = self.read(path).ok();
        self.files.push(Planned { path: path.to_owned(), before, after, is_edit: false });
        Ok(())
    }

    /// A file that becomes another one. It is laid out again if it was laid out before.
    pub(crate) fn edit(&mut self, path: &str, edit: impl FnOnce(&str) -> Result<String, String>) -> Result<(), String> {
        let place = self.files.iter().position(|file| file.path == path);
        let text = match place {
            Some(place) => self.files[place].after.clone(),
            None => self.read(path)?,
        };
        let after = newline::kept(&text, |text| {
            let edited = edit(text).map_err(|why| format!("`{path}` cannot be edited: {why}"))?;
            let is_tidy = is_rust(path) && tidy(text, &self.root).is_ok_and(|tidied| tidied == text);
            if is_tidy { tidy(&edited, &self.root) } else { Ok(edited) }
        })?;
        match place {
            Some(place) => self.files[place].after = after,
            None => self.files.push(Planned { path: path.to_owned(), before: Some(text), after, is_edit: true }),
        }
        Ok(())
    }

    /// The text of a file of the project.
    pub(crate) fn read(&self, path: &str) -> Result<String, String> {
        fs::read_to_string(self.root.join(path)).map_err(|error| format!("`{path}` cannot be read: {error}"))
    }

    /// Shows everything, and writes it.
    pub(crate) fn carry_out(&self, writing: Writing) -> Result<(), String> {
        let taken: Vec<&str> =
            self.files.iter().filter(|file| file.is_taken()).map(|file| file.path.as_str()).collect();
        if !taken.is_empty() && !writing.force {
            return Err(format!(
                "these files are there already, and `--force` overwrites them:\n  {}",
                taken.join("\n  ")
            ));
        }
        for file in &self.files {
            file.show().map_err(|error| error.to_string())?;
        }
        if writing.dry_run {
            println!("nothing has been written");
            return Ok(());
        }
        self.check_writable()?;
        for file in &self.files {
            let path = self.root.join(&file.path);
            let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, &file.after));
            written.map_err(|error| format!("`{}` cannot be written: {error}", file.path))?;
        }
        Ok(())
    }

    /// Half of what belongs together would not compile.
    fn check_writable(&self) -> Result<(), String> {
        for file in self.files.iter().filter(|file| file.before.is_some()) {
            let opened = fs::OpenOptions::new().append(true).open(self.root.join(&file.path));
            opened.map_err(|error| {
                format!("`{}` cannot be written, so that nothing has been written: {error}", file.path)
            })?;
        }
        Ok(())
    }
}

impl Planned {
    /// Whether it would overwrite what somebody else has written.
    fn is_taken(&self) -> bool {
        !self.is_edit && self.before.as_ref().is_some_and(|before| *before != self.after)
    }

    fn show(&self) -> io::Result<()> {
        match &self.before {
            Some(before) if *before == self.after => Ok(()),
            Some(before) => diff::show(&self.path, before, &self.after),
            None => {
                println!("new {} ({} lines)", self.path, self.after.lines().count());
                Ok(())
            }
        }
    }
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}
