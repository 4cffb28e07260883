//! The arguments of `cargo live new`.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use syn::Ident;

use super::{
    files::{Application, RUSTFMT},
    workspace,
};
use crate::{
    command::Outcome,
    scaffold::plan::{Plan, Writing},
};

/// Make an application: pages, a layout, sessions, a database, tests
///
/// It runs with `cargo run`, at <http://127.0.0.1:4000>, and `cargo test` passes.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo live new shop
  cargo live new . --no-db
  cargo live new shop --live 'git = \"https://example.com/live\"'")]
pub struct New {
    /// The folder, whose name is the application's: `shop`, or `.` for this one
    path: PathBuf,
    /// Without a database, which is of `SQLite` and used through `sqlx`
    #[arg(long)]
    no_db: bool,
    /// Where `live-runtime` comes from: the folder of the crate, or what a `Cargo.toml` says of it, such as
    /// `version = "0.1"` or `git = "https://…"`. Unless given, it is the folder that this command was built from
    #[arg(long, value_name = "FROM")]
    live: Option<String>,
}

impl New {
    /// Writes the application.
    ///
    /// # Errors
    ///
    /// Where the name is none, the folder is not empty, or a file cannot be written.
    pub fn run(&self) -> Outcome {
        // Of `.` the folder knows the name.
        let folder = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        let name = folder.file_name().and_then(|name| name.to_str()).ok_or("the folder needs a name")?;
        check(name)?;
        let live = dependency(self.live.as_deref())?;
        fs::create_dir_all(&self.path).map_err(|error| format!("`{}` cannot be made: {error}", self.path.display()))?;
        if !is_empty(&self.path)? {
            return Err(format!("`{}` is not empty", self.path.display()).into());
        }
        fs::write(self.path.join("rustfmt.toml"), RUSTFMT)?;
        let mut plan = Plan::new(&self.path);
        for (path, text) in (Application { name, live: &live, has_database: !self.no_db }).files() {
            plan.create(path, &text)?;
        }
        plan.carry_out(Writing::default())?;
        if let Some(note) = workspace::note(&self.path) {
            println!("\n{note}");
        }
        let go_there =
            if self.path == Path::new(".") { String::new() } else { format!("  cd {}\n", self.path.display()) };
        println!("\n{go_there}  cargo run\n");
        if !self.path.canonicalize()?.ancestors().any(|folder| folder.join(".git").exists()) {
            println!(
                "`git init && git add .` makes a repository of it: what `cargo live gen` adds can then be looked at, and undone."
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// A repository without files is empty, too.
fn is_empty(folder: &Path) -> io::Result<bool> {
    let names: io::Result<Vec<OsString>> = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect();
    Ok(names?.iter().all(|name| name == ".git"))
}

/// What an application uses already, or will when something is generated.
const CRATES: &[&str] = &[
    "alloc",
    "argon2",
    "axum",
    "axum_extra",
    "core",
    "getrandom",
    "live_runtime",
    "proc_macro",
    "sha2",
    "sqlx",
    "std",
    "test",
    "tokio",
    "tower",
    "tower_http",
    "tracing",
    "tracing_subscriber",
];

/// Where cargo builds a program, another one cannot have these names.
const FOLDERS: &[&str] = &["build", "deps", "examples", "incremental"];

/// Says what is wrong with the name of a package.
fn check(name: &str) -> Result<(), String> {
    let plain = name.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "-_".contains(sign));
    let library = name.replace('-', "_");
    if !plain || !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        return Err(format!("`{name}` is no name for an application: write small letters, digits and `-`"));
    }
    if FOLDERS.contains(&name) {
        return Err(format!("`{name}` is a folder of cargo's: take another name"));
    }
    if CRATES.contains(&library.as_str()) || syn::parse_str::<Ident>(&library).is_err() {
        return Err(format!("`{name}` means something to Rust: take another name"));
    }
    Ok(())
}

/// What stands in the braces behind `live-runtime =`.
fn dependency(from: Option<&str>) -> Result<String, String> {
    let folder = match from {
        Some(text) if text.contains('=') => {
            let line: Result<toml::Table, _> = toml::from_str(&format!("live-runtime = {{ {text} }}"));
            return line.map(|_| text.to_owned()).map_err(|_| format!("`{text}` is neither a folder nor a dependency"));
        }
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../live-runtime"),
    };
    let manifest = folder.join("Cargo.toml");
    let folder = folder.canonicalize().ok().filter(|_| manifest.is_file());
    let folder = folder.ok_or_else(|| {
        format!("`{}` is not there: say by `--live` where `live-runtime` comes from", manifest.display())
    })?;
    Ok(format!("path = {:?}", folder.display().to_string()))
}
