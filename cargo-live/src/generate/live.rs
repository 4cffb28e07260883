//! `cargo live gen live Song title:string`.

use super::{command::library, field::Field, sql, types::Type};
use crate::scaffold::{edit, name::Name, plan::Plan, template::fill};

/// A table, and what is called after it.
#[derive(Debug)]
pub(super) struct Resource {
    name: Name,
    plural: Name,
    fields: Vec<Field>,
}

/// What the generated files call already.
pub(super) const TAKEN: &[&str] = &[
    "Action",
    "Address",
    "App",
    "AppError",
    "At",
    "Choices",
    "Clone",
    "Counter",
    "Date",
    "Debug",
    "Default",
    "Event",
    "Flash",
    "FlashKind",
    "Form",
    "FormState",
    "From",
    "Home",
    "Js",
    "Live",
    "LiveForm",
    "Option",
    "Path",
    "Render",
    "Reply",
    "Result",
    "Secret",
    "Self",
    "Slot",
    "Socket",
    "SqlitePool",
    "State",
    "Stream",
    "StreamItem",
    "String",
    "Vec",
];

impl Resource {
    pub(super) fn new(name: Name, plural: Option<&str>, fields: Vec<Field>) -> Result<Self, String> {
        let plural = match plural {
            Some(plural) => Name::parse(plural)?,
            None => match name.singular() {
                None => name.plural(),
                Some(one) => {
                    let several = &name.camel;
                    return Err(format!(
                        "`{several}` seems to be several: write what one of them is called, `{one}`, or say by `--plural` what \
                         several are called"
                    ));
                }
            },
        };
        if plural == name {
            return Err(format!("`{}` cannot be one and several, as both are names of files and types", name.snake));
        }
        for taken in [&name.camel, &plural.camel] {
            if TAKEN.contains(&taken.as_str()) {
                return Err(format!("`{taken}` is something else already: take another name"));
            }
        }
        if sql::is_word(&plural.snake) || plural.snake.starts_with("sqlite_") {
            return Err(format!("`{}` is a word of SQL: take another name", plural.snake));
        }
        Ok(Self { name, plural, fields })
    }

    pub(super) fn plan(&self, plan: &mut Plan) -> Result<(), String> {
        let migrations = plan.read("src/data/mod.rs").map_err(|_| {
            "there is no `src/data/mod.rs`: this application was made without a database (`--no-db`)".to_owned()
        })?;
        self.check_references(plan)?;
        let table = &self.plural.snake;
        let version = next_version(&migrations)?;
        let migration = format!("migrations/{version:04}_{table}.sql");
        plan.create(&migration, &self.fill(MIGRATION, ""))?;
        let library = library(plan)?;
        for (path, template) in [
            (format!("src/data/{table}.rs"), DATA),
            (format!("src/pages/{table}.rs"), LIST),
            (format!("src/pages/{}.rs", self.name.snake), SHOW),
            (format!("tests/{table}.rs"), TESTS),
        ] {
            plan.create(&path, &self.fill(template, &library))?;
        }
        plan.edit("src/data/mod.rs", |text| {
            let element = format!("({version}, include_str!(\"../../{migration}\"))");
            edit::add_module(&edit::add_element(text, "MIGRATIONS", &element)?, table)
        })?;
        plan.edit("src/pages/mod.rs", |text| edit::add_module(&edit::add_module(text, &self.name.snake)?, table))?;
        plan.edit("src/router.rs", |text| {
            let (view, page) = (&self.plural.camel, &self.name.camel);
            let text = edit::add_use(text, &format!("crate::pages::{}::{page}Page", self.name.snake))?;
            let text = edit::add_use(&text, &format!("crate::pages::{table}::{{{view}, {view}Action}}"))?;
            edit::add_routes(&text, &self.routes())
        })
    }

    /// What is referred to has to be there, with its choices.
    fn check_references(&self, plan: &Plan) -> Result<(), String> {
        for field in &self.fields {
            let Type::References { table } = &field.ty else { continue };
            let is_there = *table == self.plural.snake || plan.read(&format!("src/data/{table}.rs")).is_ok();
            if !is_there {
                let first = if table == "users" { "`cargo live gen auth` makes it" } else { "generate it first" };
                return Err(format!("there is no `src/data/{table}.rs` for `{}` to refer to: {first}", field.column));
            }
        }
        Ok(())
    }

    fn routes(&self) -> Vec<String> {
        let (path, view) = (self.path(), &self.plural.camel);
        vec![
            format!("\"{path}\" => {view}({view}Action::Index)"),
            format!("\"{path}/new\" => {view}({view}Action::New)"),
            format!("\"{path}/{{id: i64}}\" => {}Page", self.name.camel),
            format!("\"{path}/{{id: i64}}/edit\" => {view}({view}Action::Edit {{ id }})"),
        ]
    }

    fn path(&self) -> String {
        format!("/{}", self.plural.kebab())
    }

    pub(super) fn advice(&self, plan: &Plan) -> String {
        let guard = if plan.read("src/auth/mod.rs").is_ok() {
            "To change that, move the routes into the group `route_layer(from_fn(require_user))` of src/router.rs."
        } else {
            "`cargo live gen auth` adds accounts, and a guard for pages."
        };
        let advice = format!(
            "The list is at {path}. A link to it, for the layout:\n\n  <.link navigate={{url!(\"{path}\")}}>{title}</.link>\n\n\
             Everybody may see, add, change and delete {words}.\n{guard}",
            path = self.path(),
            title = self.plural.title(),
            words = self.plural.words(),
        );
        let owner = |field: &&Field| matches!(&field.ty, Type::References { table } if table == "users");
        let Some(owner) = self.fields.iter().find(owner) else { return advice };
        format!(
            "{advice}\n`{}` is chosen in the form, which shows the addresses of all users.\n\
             If it is to be who is logged in, take a `User` in `mount`, and the field out of the form.",
            owner.column
        )
    }

    fn fill(&self, template: &str, library: &str) -> String {
        let fields = &self.fields;
        let each = |line: &dyn Fn(&Field) -> String| fields.iter().map(line).collect::<Vec<_>>();
        let lines = |line: &dyn Fn(&Field) -> String| each(line).join("\n");
        let item = self.name.snake.as_str();
        let references: Vec<&Field> =
            fields.iter().filter(|field| matches!(field.ty, Type::References { .. })).collect();
        let of_choices = |line: &dyn Fn(&str, &str) -> String| {
            let line = |field: &&Field| match &field.ty {
                Type::References { table } => line(&field.choices(), table),
                _ => String::new(),
            };
            references.iter().map(line).collect::<Vec<_>>().join("\n")
        };
        let has_date =
            |optional: bool| fields.iter().any(|field| field.ty == Type::Date && field.is_optional == optional);
        let helpers: Vec<&str> = [("parsed", has_date(false)), ("parsed_or_null", has_date(true)), ("Choices", true)]
            .iter()
            .filter_map(|(name, is)| is.then_some(*name))
            .collect();
        let mut tables: Vec<&str> = references
            .iter()
            .filter_map(|field| match &field.ty {
                Type::References { table } if *table != self.plural.snake => Some(table.as_str()),
                _ => None,
            })
            .collect();
        tables.sort_unstable();
        tables.dedup();
        let first_text = fields.iter().find(|field| field.ty.is_text());
        let columns = each(&|field| field.column.clone());
        let needed = fields.iter().find(|field| field.is_typed() && !field.is_optional);
        let values: [(&str, &str); 37] = [
            ("Name", &self.name.camel),
            ("Names", &self.plural.camel),
            ("name", item),
            ("names", &self.plural.snake),
            ("title", &self.name.title()),
            ("titles", &self.plural.title()),
            ("words", &self.name.words()),
            ("kebab", &self.name.kebab()),
            ("kebabs", &self.plural.kebab()),
            ("path", &self.path()),
            ("crate", library),
            ("column_count", &(columns.len() + 1).to_string()),
            ("columns_sql", &each(&|field| format!("    {}", field.column_sql())).join(",\n")),
            ("columns", &columns.join(", ")),
            ("marks", &vec!["?"; columns.len()].join(", ")),
            ("assignments", &columns.iter().map(|column| format!("{column} = ?")).collect::<Vec<_>>().join(", ")),
            ("row_fields", &lines(&Field::row_field)),
            ("form_fields", &lines(&Field::form_field)),
            ("to_form", &lines(&|field| field.to_form(item))),
            ("binds", &lines(&Field::bind)),
            ("reads", &lines(&Field::read)),
            ("label", &first_text.map_or("CAST(id AS TEXT)".to_owned(), |field| field.column.clone())),
            ("helpers", &helpers.join(", ")),
            ("tables", &tables.iter().fold(String::new(), |all, table| all + ", " + table)),
            ("choices_fields", &of_choices(&|choices, _| format!("{choices}: Choices,"))),
            (
                "choices_loaded",
                &of_choices(&|choices, table| format!("{choices}: {table}::choices(&database).await?,")),
            ),
            ("choices_shown", &of_choices(&|choices, _| format!("let {choices} = options(&self.{choices});"))),
            ("heads", &lines(&|field| format!("<th scope=\"col\">{}</th>", field.label))),
            ("cells", &lines(&|field| format!("<td>{}</td>", field.shown("row", "self.")))),
            (
                "items",
                &lines(&|field| {
                    format!(
                        "<:item title=\"{}\">{}</:item>",
                        field.label,
                        field.shown(&format!("self.{item}"), "self.")
                    )
                }),
            ),
            ("inputs", &lines(&Field::input)),
            ("example", &lines(&|field| field.example(false))),
            ("other_example", &lines(&|field| field.example(true))),
            ("typed", &lines(&|field| field.typed(item, false))),
            ("other_typed", &lines(&|field| field.typed(item, true))),
            ("needed_input", &needed.map_or_else(String::new, |field| format!("{item}[{}]", field.column))),
            (
                "heading",
                &first_text.map_or_else(
                    || format!("\"{} \"{{self.{item}.id}}", self.name.title()),
                    |field| format!("{{&self.{item}.{}}}", field.column),
                ),
            ),
        ];
        let conditions = [
            ("date", has_date(true) || has_date(false)),
            ("text", first_text.is_some()),
            ("references", !references.is_empty()),
            ("fillable", references.iter().all(|field| field.is_optional)),
            ("needed", needed.is_some()),
        ];
        let is: Vec<&str> = conditions.iter().filter_map(|(name, is)| is.then_some(*name)).collect();
        fill(template, &values, &is)
    }
}

/// The number after the last one in `MIGRATIONS`.
pub(super) fn next_version(text: &str) -> Result<i64, String> {
    let numbers = edit::first_numbers(text, "MIGRATIONS").map_err(|why| format!("`src/data/mod.rs`: {why}"))?;
    Ok(numbers.into_iter().max().unwrap_or(0) + 1)
}

const MIGRATION: &str = include_str!("../../templates/live/migration.sql.tmpl");
const DATA: &str = include_str!("../../templates/live/data.rs.tmpl");
const LIST: &str = include_str!("../../templates/live/list.rs.tmpl");
const SHOW: &str = include_str!("../../templates/live/show.rs.tmpl");
const TESTS: &str = include_str!("../../templates/live/tests.rs.tmpl");
