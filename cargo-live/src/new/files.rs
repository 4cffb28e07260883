//! The files of a new application.

use crate::scaffold::template::fill;

/// What an application is made of.
pub(super) struct Application<'a> {
    /// `my-shop`, as the package is called.
    pub(super) name: &'a str,
    /// What stands in the braces behind `live-runtime =`.
    pub(super) live: &'a str,
    pub(super) has_database: bool,
}

macro_rules! files {
    ($($template:literal => $path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../templates/new/", $template, ".tmpl")))),*]
    };
}

const FILES: &[(&str, &str)] = files! {
    "Cargo.toml" => "Cargo.toml",
    "gitignore" => ".gitignore",
    "dockerignore" => ".dockerignore",
    "Dockerfile" => "Dockerfile",
    "README.md" => "README.md",
    "ci.yml" => ".github/workflows/ci.yml",
    "icon.svg" => "assets/icon.svg",
    "style.css" => "assets/style.css",
    "main.rs" => "src/main.rs",
    "lib.rs" => "src/lib.rs",
    "app.rs" => "src/app.rs",
    "assets.rs" => "src/assets.rs",
    "components.rs" => "src/components/mod.rs",
    "config.rs" => "src/config.rs",
    "error.rs" => "src/error.rs",
    "layout.rs" => "src/layout.rs",
    "pages.rs" => "src/pages/mod.rs",
    "home.rs" => "src/pages/home.rs",
    "counter.rs" => "src/pages/counter.rs",
    "router.rs" => "src/router.rs",
    "session.rs" => "src/session.rs",
    "tests_pages.rs" => "tests/pages.rs",
    "tests_support.rs" => "tests/support/mod.rs",
};

const DATABASE_FILES: &[(&str, &str)] = files! {
    "data.rs" => "src/data/mod.rs",
    "start.sql" => "migrations/0001_start.sql",
};

/// How Rust is laid out: it is written first, as everything else is laid out by it.
pub(super) const RUSTFMT: &str = include_str!("../../templates/new/rustfmt.toml.tmpl");

impl Application<'_> {
    /// Each file's path and text.
    pub(super) fn files(&self) -> impl Iterator<Item = (&'static str, String)> {
        let library = self.name.replace('-', "_");
        let words = library.replace('_', " ");
        let title = words[..1].to_ascii_uppercase() + &words[1..];
        let is: &[&str] = if self.has_database { &["db"] } else { &[] };
        let database: &[(&str, &str)] = if self.has_database { DATABASE_FILES } else { &[] };
        FILES.iter().chain(database).map(move |(path, template)| {
            let values = [("name", self.name), ("crate", &library), ("title", &title), ("live", self.live)];
            (*path, fill(template, &values, is))
        })
    }
}
