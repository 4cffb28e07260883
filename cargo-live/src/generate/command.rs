//! The arguments of `cargo live gen`.

use std::{path::Path, process::ExitCode};

use clap::{Args, Subcommand};

use super::{auth, component, field::Field, live::Resource, page, upload::Upload};
use crate::{
    command::Outcome,
    scaffold::{
        name::Name,
        plan::{Plan, Writing},
    },
};

/// Add to an application: pages, components, tables with all that belongs to them
///
/// Files that are there are edited by their syntax, and the difference is shown. Nothing is overwritten without `--force`.
#[derive(Subcommand, Debug)]
pub enum Generate {
    /// A table, its queries, a list with forms in a dialog, a page for each row, and tests
    ///
    /// For `Song` that is the table `songs`, `src/data/songs.rs`, `src/pages/songs.rs`, `src/pages/song.rs` and
    /// `tests/songs.rs`.
    Live(Live),
    /// A page and its route
    Page(Thing),
    /// A component, with a test
    Component(Thing),
    /// A page to which files are sent: previews, progress, what is wrong, a place to drop them, a folder to keep them in, and tests
    Upload(Upload),
    /// Accounts: sign-up, log-in, settings, guarded pages, who is logged in, and tests
    ///
    /// That is the tables `users` and `user_sessions`, `src/auth/`, three pages, and `tests/auth.rs`. It takes a database.
    Auth(Writing),
}

/// What `gen live` is told.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo live gen live Band name:string founded:date?
  cargo live gen live Song title:string plays:int lyrics:text? band:references:bands
  cargo live gen live Ox name:string --plural oxen --dry-run")]
pub struct Live {
    /// One of what the table holds: `Song`
    name: String,
    /// Columns, as `name:type`. A `?` at the end allows blanks
    ///
    /// Types: string (one line), text (several lines), int, float, bool, date, and `band:references:bands`, one of another table.
    #[arg(required = true)]
    fields: Vec<String>,
    /// What several are called, where English follows no rule: `oxen`
    #[arg(long)]
    plural: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// What the others are told.
#[derive(Args, Debug)]
pub struct Thing {
    /// What it is called: `Songs` for a page, `badge` for a component
    name: String,
    #[command(flatten)]
    writing: Writing,
}

impl Generate {
    /// Adds what the arguments say to the application in this folder.
    ///
    /// # Errors
    ///
    /// Where a name is none, a file is not as it was made, or something would be overwritten.
    pub fn run(&self) -> Outcome {
        let mut plan = Plan::new(Path::new("."));
        let is_application = Path::new("src/router.rs").is_file() && Path::new("src/pages/mod.rs").is_file();
        if !is_application {
            return Err(
                "this folder has no `src/router.rs` and `src/pages/mod.rs`: `cargo live new` makes an application"
                    .into(),
            );
        }
        let (writing, advice) = match self {
            Self::Live(live) => {
                let fields = Field::parse_all(&live.fields)?;
                let resource = Resource::new(Name::parse(&live.name)?, live.plural.as_deref(), fields)?;
                resource.plan(&mut plan)?;
                (live.writing, resource.advice(&plan))
            }
            Self::Page(thing) => {
                let name = Name::parse(&thing.name)?;
                page::plan(&name, &mut plan)?;
                (thing.writing, page::advice(&name))
            }
            Self::Upload(upload) => {
                upload.plan(&mut plan)?;
                (upload.writing, upload.advice()?)
            }
            Self::Auth(writing) => {
                auth::plan(&mut plan)?;
                (*writing, auth::advice())
            }
            Self::Component(thing) => {
                let name = Name::parse(&thing.name)?;
                component::plan(&name, &mut plan)?;
                (thing.writing, component::advice(&name))
            }
        };
        plan.carry_out(writing)?;
        if !writing.dry_run {
            println!("\n{advice}");
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The library that the package in this folder has, as tests call it.
pub(super) fn library(plan: &Plan) -> Result<String, String> {
    let manifest: toml::Table = plan.read("Cargo.toml")?.parse().map_err(|error| format!("`Cargo.toml`: {error}"))?;
    let name = |table: &str| manifest.get(table)?.get("name")?.as_str().map(|name| name.replace('-', "_"));
    name("lib").or_else(|| name("package")).ok_or_else(|| "`Cargo.toml` has no package".to_owned())
}
