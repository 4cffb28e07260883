//! `cargo live gen upload Photo`.

use clap::Args;

use super::{command::library, live::TAKEN};
use crate::scaffold::{
    edit, manifest,
    name::Name,
    plan::{Plan, Writing},
    template::fill,
};

/// What `gen upload` is told.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  cargo live gen upload Photo
  cargo live gen upload Document --accept .pdf,.txt --max-entries 1")]
pub struct Upload {
    /// What the files are: `Photo`, or `photos`
    name: String,
    /// The ends of the names of files that are accepted: `.jpg,.png`
    #[arg(long, value_delimiter = ',', default_value = ".jpg,.jpeg,.png,.gif,.webp")]
    accept: Vec<String>,
    /// How many files can be sent at once
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=100))]
    max_entries: u16,
    #[command(flatten)]
    pub(super) writing: Writing,
}

/// What the generated page calls already, beside what is taken for all.
const TAKEN_HERE: &[&str] = &["EntryRef", "Request", "Response", "Store", "Upload"];

/// Serves the files.
const TOWER_HTTP: &str = r#"tower-http = { version = "0.7", default-features = false, features = ["fs"] }"#;

/// What browsers show as pictures, and what can be shown of without harm.
const PICTURES: &[(&str, &str)] = &[
    (".avif", "image/avif"),
    (".gif", "image/gif"),
    (".jpeg", "image/jpeg"),
    (".jpg", "image/jpeg"),
    (".png", "image/png"),
    (".webp", "image/webp"),
];

const OTHERS: &[(&str, &str)] =
    &[(".mp3", "audio/mpeg"), (".mp4", "video/mp4"), (".webm", "video/webm"), (".txt", "text/plain; charset=utf-8")];

impl Upload {
    pub(super) fn plan(&self, plan: &mut Plan) -> Result<(), String> {
        let plural = self.plural()?;
        let accepted = self.accepted()?;
        let values = |library: &str, template: &str| {
            let list: Vec<String> = accepted.iter().map(|end| format!("{end:?}")).collect();
            let some = if self.max_entries == 1 { "one".to_owned() } else { format!("up to {}", self.max_entries) };
            let values = [
                ("Names", plural.camel.as_str()),
                ("names", &plural.snake),
                ("titles", &plural.title()),
                ("Title", &plural.title()),
                ("kebabs", &plural.kebab()),
                ("path", &path(&plural)),
                ("crate", library),
                ("accepted", &list.join(", ")),
                ("max_entries", &self.max_entries.to_string()),
                ("some", &some),
                ("extension", &accepted[0]),
                ("content_type", content_type(&accepted[0])),
            ];
            let shows_pictures = accepted.iter().all(|end| type_in(PICTURES, end).is_some());
            fill(template, &values, if shows_pictures { &["images"] } else { &[] })
        };
        let library = library(plan)?;
        // All uploads of an application share it.
        if plan.read("src/uploads.rs").is_err() {
            plan.create("src/uploads.rs", UPLOADS)?;
            plan.edit("src/lib.rs", |text| edit::add_module(text, "uploads"))?;
            // It may be somebody's own README, or none.
            if plan.read("README.md").is_ok() {
                plan.edit("README.md", |text| Ok(format!("{}\n{README}", text.trim_end())))?;
            }
            plan.edit("Cargo.toml", |text| manifest::add_dependency(text, "tower-http", TOWER_HTTP))?;
        }
        plan.create(&format!("src/pages/{}.rs", plural.snake), &values(&library, PAGE))?;
        plan.create(&format!("tests/{}.rs", plural.snake), &values(&library, TESTS))?;
        plan.edit("src/pages/mod.rs", |text| edit::add_module(text, &plural.snake))?;
        plan.edit("src/router.rs", |text| {
            let (view, path) = (&plural.camel, path(&plural));
            let text = edit::add_use(text, &format!("crate::pages::{}::{{self, {view}}}", plural.snake))?;
            let text = edit::add_use(&text, "axum::routing::get")?;
            let file = format!("\"{path}/{{name}}\" => get({}::file)", plural.snake);
            edit::add_routes(&text, &[format!("\"{path}\" => {view}"), file])
        })
    }

    pub(super) fn advice(&self) -> Result<String, String> {
        let plural = self.plural()?;
        Ok(format!(
            "The page is at {path}. A link to it, for the layout:\n\n  <.link navigate={{url!(\"{path}\")}}>{title}</.link>\n\n\
             Files are kept in the folder `uploads`, or where UPLOADS says in the environment. Who may see the page may send \
             files.",
            path = path(&plural),
            title = plural.title()
        ))
    }

    /// `photos`, of `Photo` as of `photos`.
    fn plural(&self) -> Result<Name, String> {
        let name = Name::parse(&self.name)?;
        let plural = if name.snake.ends_with('s') { name } else { name.plural() };
        if TAKEN.contains(&plural.camel.as_str()) || TAKEN_HERE.contains(&plural.camel.as_str()) {
            return Err(format!("`{}` is something else already: take another name", plural.camel));
        }
        if ["kept", "uploads", "support"].contains(&plural.snake.as_str()) {
            return Err(format!("`{}` is something else already: take another name", plural.snake));
        }
        Ok(plural)
    }

    fn accepted(&self) -> Result<Vec<String>, String> {
        let mut accepted: Vec<String> = Vec::new();
        for end in &self.accept {
            let end = end.trim().to_lowercase();
            let name = end.strip_prefix('.').unwrap_or_default();
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return Err(format!("`{end}` is no end of a name: write `--accept .jpg,.png`"));
            }
            if !accepted.contains(&end) {
                accepted.push(end);
            }
        }
        Ok(accepted)
    }
}

fn path(plural: &Name) -> String {
    format!("/{}", plural.kebab())
}

fn type_in(types: &[(&str, &'static str)], end: &str) -> Option<&'static str> {
    types.iter().find_map(|(of, content_type)| (*of == end).then_some(*content_type))
}

/// How such a file is served.
fn content_type(end: &str) -> &'static str {
    type_in(PICTURES, end).or_else(|| type_in(OTHERS, end)).unwrap_or("application/octet-stream")
}

const README: &str = include_str!("../../templates/upload/README.md.tmpl");
const UPLOADS: &str = include_str!("../../templates/upload/uploads.rs.tmpl");
const PAGE: &str = include_str!("../../templates/upload/page.rs.tmpl");
const TESTS: &str = include_str!("../../templates/upload/tests.rs.tmpl");
