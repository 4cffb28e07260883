//! The types of fields, and what each is in Rust, in SQL and in a template.

use super::field::Field;
use crate::scaffold::name::Name;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Type {
    String,
    Text,
    Int,
    Float,
    Bool,
    Date,
    /// The table that is referred to.
    References {
        table: String,
    },
}

impl Type {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        Ok(match text {
            "string" => Self::String,
            "text" => Self::Text,
            "int" => Self::Int,
            "float" => Self::Float,
            "bool" => Self::Bool,
            "date" => Self::Date,
            _ => match text.strip_prefix("references:") {
                Some(table) => Self::References { table: Name::parse(table)?.snake },
                None => return Err(unknown(text)),
            },
        })
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::String | Self::Text)
    }
}

const PLAIN: [&str; 6] = ["string", "text", "int", "float", "bool", "date"];

fn unknown(text: &str) -> String {
    if text == "references" {
        return "`references` of what? Write the table behind it, as in `band:references:bands`".to_owned();
    }
    let lower = text.to_lowercase();
    let there_are = format!("there is no type `{text}`: there are {}, references:table", PLAIN.join(", "));
    // Such as `integer`, `String` and `str`.
    match PLAIN.iter().find(|known| lower.starts_with(*known) || (lower.len() > 1 && known.starts_with(&lower))) {
        Some(known) => format!("{there_are}. Did you mean `{known}`?"),
        None => there_are,
    }
}

impl Field {
    /// The type of a value that is there.
    fn rust(&self) -> &'static str {
        match self.ty {
            Type::String | Type::Text => "String",
            Type::Int | Type::References { .. } => "i64",
            Type::Float => "f64",
            Type::Bool => "bool",
            Type::Date => "Date",
        }
    }

    /// Whether a row may have none. A text that may be blank is empty.
    fn is_nullable(&self) -> bool {
        self.is_optional && !self.ty.is_text()
    }

    /// The column in `CREATE TABLE`.
    pub(super) fn column_sql(&self) -> String {
        let column = &self.column;
        let ty = match self.ty {
            Type::String | Type::Text | Type::Date => "TEXT",
            Type::Int | Type::Bool | Type::References { .. } => "INTEGER",
            Type::Float => "REAL",
        };
        let null = if self.is_nullable() { "" } else { " NOT NULL" };
        let references = match &self.ty {
            Type::References { table } if self.is_optional => format!(" REFERENCES {table} (id) ON DELETE SET NULL"),
            Type::References { table } => format!(" REFERENCES {table} (id) ON DELETE CASCADE"),
            _ => String::new(),
        };
        format!("{column} {ty}{null}{references}")
    }

    /// The field of a row.
    pub(super) fn row_field(&self) -> String {
        let rust = self.rust();
        let ty = if self.is_nullable() { format!("Option<{rust}>") } else { rust.to_owned() };
        format!("pub {}: {ty},", self.column)
    }

    /// The field of a form: one that is blank at first is an `Option`, and `required`.
    pub(super) fn form_field(&self) -> String {
        let mut rules = Vec::new();
        if !self.is_optional && self.ty != Type::Bool {
            rules.push("required");
        }
        match self.ty {
            Type::String => rules.push("maxlength = 200"),
            Type::Text => rules.extend(["type = \"textarea\"", "maxlength = 10000"]),
            _ => {}
        }
        let rules = if rules.is_empty() { String::new() } else { format!("#[field({})] ", rules.join(", ")) };
        let rust = self.rust();
        let ty = if self.in_form_optional() { format!("Option<{rust}>") } else { rust.to_owned() };
        format!("{rules}pub {}: {ty},", self.column)
    }

    fn in_form_optional(&self) -> bool {
        !self.ty.is_text() && self.ty != Type::Bool
    }

    /// From a row to a form.
    pub(super) fn to_form(&self, row: &str) -> String {
        let column = &self.column;
        match self.ty {
            Type::String | Type::Text => format!("{column}: {row}.{column}.clone(),"),
            Type::Bool => format!("{column}: {row}.{column},"),
            _ if self.is_nullable() => format!("{column}: {row}.{column},"),
            _ => format!("{column}: Some({row}.{column}),"),
        }
    }

    /// What is handed to a query.
    pub(super) fn bind(&self) -> String {
        let column = &self.column;
        match self.ty {
            Type::String | Type::Text => format!(".bind(form.{column}.trim())"),
            Type::Date => format!(".bind(form.{column}.map(|day| day.to_string()))"),
            _ => format!(".bind(form.{column})"),
        }
    }

    /// From a row of the database.
    pub(super) fn read(&self) -> String {
        let column = &self.column;
        match self.ty {
            Type::Date if self.is_nullable() => format!("{column}: parsed_or_null(row, \"{column}\")?,"),
            Type::Date => format!("{column}: parsed(row, \"{column}\")?,"),
            _ => format!("{column}: row.try_get(\"{column}\")?,"),
        }
    }

    /// What a template shows of a row, where choices are in `choices`.
    pub(super) fn shown(&self, row: &str, choices: &str) -> String {
        let column = &self.column;
        match self.ty {
            Type::String | Type::Text => format!("{{&{row}.{column}}}"),
            Type::Int | Type::Float | Type::Date => format!("{{{row}.{column}}}"),
            Type::Bool => format!("{{if {row}.{column} {{ \"yes\" }} else {{ \"no\" }}}}"),
            Type::References { .. } if self.is_nullable() => {
                format!("{{{row}.{column}.map(|id| chosen(&{choices}{}, id))}}", self.choices())
            }
            Type::References { .. } => format!("{{chosen(&{choices}{}, {row}.{column})}}", self.choices()),
        }
    }

    /// The input of a form.
    pub(super) fn input(&self) -> String {
        let (column, label) = (&self.column, &self.label);
        let more = match self.ty {
            Type::Text => " rows=\"5\"".to_owned(),
            Type::References { .. } => {
                format!(" type=\"select\" prompt=\"Please choose\" options={{&{}}}", self.choices())
            }
            _ => String::new(),
        };
        format!("<.input field={{self.form.{column}()}} label=\"{label}\"{more}/>")
    }

    /// The name of the field that holds what can be chosen.
    pub(super) fn choices(&self) -> String {
        format!("{}_choices", self.column.strip_suffix("_id").unwrap_or(&self.column))
    }

    /// A value for tests, of two.
    pub(super) fn example(&self, second: bool) -> String {
        let column = &self.column;
        let value = match (&self.ty, second) {
            (Type::String | Type::Text, false) => "\"some text\".to_owned()",
            (Type::String | Type::Text, true) => "\"another text\".to_owned()",
            (Type::Int, false) => "Some(42)",
            (Type::Int, true) => "Some(-43)",
            (Type::Float, false) => "Some(1.5)",
            (Type::Float, true) => "Some(0.25)",
            (Type::Bool, false) => "true",
            (Type::Bool, true) => "false",
            (Type::Date, false) => "\"2024-02-29\".parse().ok()",
            (Type::Date, true) => "\"2025-03-01\".parse().ok()",
            (Type::References { .. }, _) if self.is_optional => "None",
            (Type::References { .. }, _) => "Some(1)",
        };
        format!("{column}: {value},")
    }

    /// Whether somebody types it, rather than tick or choose it.
    pub(super) fn is_typed(&self) -> bool {
        !matches!(self.ty, Type::Bool | Type::References { .. })
    }

    /// The same value as somebody types it into the form that is called `form`.
    pub(super) fn typed(&self, form: &str, second: bool) -> String {
        let text = match (&self.ty, second) {
            (Type::String | Type::Text, false) => "some text",
            (Type::String | Type::Text, true) => "another text",
            (Type::Int, false) => "42",
            (Type::Int, true) => "-43",
            (Type::Float, false) => "1.5",
            (Type::Float, true) => "0.25",
            (Type::Bool, false) => "true",
            (Type::Bool, true) => "false",
            (Type::Date, false) => "2024-02-29",
            (Type::Date, true) => "2025-03-01",
            (Type::References { .. }, _) => "",
        };
        format!("(\"{form}[{}]\", \"{text}\"),", self.column)
    }
}
