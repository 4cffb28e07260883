//! The arguments of `cargo live new`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use syn::Ident;

use super::files::{Application, RUSTFMT};
use crate::{
    command::Outcome,
    scaffold::plan::{Plan, Writing},
};

/// Make an application: pages, a layout, sessions, a database, tests
///
/// It runs with `cargo run`, at <http://127.0.0.1:4000>, and `cargo test` passes.
#[derive(Args, Debug)]
pub struct New {
    /// The folder, whose name is the application's: `shop`
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
        let name = self.path.file_name().and_then(|name| name.to_str()).ok_or("the folder needs a name")?;
        check(name)?;
        let live = dependency(self.live.as_deref())?;
        fs::create_dir_all(&self.path).map_err(|error| format!("`{}` cannot be made: {error}", self.path.display()))?;
        if fs::read_dir(&self.path)?.next().is_some() {
            return Err(format!("`{}` is not empty", self.path.display()).into());
        }
        fs::write(self.path.join("rustfmt.toml"), RUSTFMT)?;
        let mut plan = Plan::new(&self.path);
        for (path, text) in (Application { name, live: &live, has_database: !self.no_db }).files() {
            plan.create(path, &text)?;
        }
        plan.carry_out(Writing::default())?;
        println!("\n  cd {}\n  cargo run\n", self.path.display());
        Ok(ExitCode::SUCCESS)
    }
}

/// Says what is wrong with the name of a package.
fn check(name: &str) -> Result<(), String> {
    let plain = name.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "-_".contains(sign));
    let library = name.replace('-', "_");
    if !plain || !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        return Err(format!("`{name}` is no name for an application: write small letters, digits and `-`"));
    }
    let taken =
        ["axum", "axum_extra", "core", "getrandom", "live_runtime", "sqlx", "std", "test", "tokio", "tower", "tracing"];
    if taken.contains(&library.as_str()) || syn::parse_str::<Ident>(&library).is_err() {
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
