//! Fields as they are given: `title:string`, `band:references:bands?`.

use super::{sql, types::Type};
use crate::scaffold::name::Name;

/// A column, a field of a form, and what is shown of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// The name of the column: `band_id` for `band:references:bands`.
    pub(super) column: String,
    /// What people read: `Band`.
    pub(super) label: String,
    pub(super) ty: Type,
    pub(super) is_optional: bool,
}

/// Methods that every form has.
const FORM: [&str; 7] = ["add_error", "changed", "invalid", "submit", "valid", "validate", "value"];

impl Field {
    pub(super) fn parse_all(texts: &[String]) -> Result<Vec<Self>, String> {
        let fields: Vec<Self> = texts.iter().map(|text| Self::parse(text)).collect::<Result<_, _>>()?;
        let mut seen = Vec::new();
        for field in &fields {
            if seen.contains(&&field.column) {
                return Err(format!("there are two fields `{}`", field.column));
            }
            seen.push(&field.column);
        }
        Ok(fields)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let is_optional = text.ends_with('?');
        let (name, ty) = text
            .strip_suffix('?')
            .unwrap_or(text)
            .split_once(':')
            .ok_or_else(|| format!("`{text}` has no type: write `{text}:string`"))?;
        let ty = Type::parse(ty)?;
        let name = Name::parse(name)?;
        let column = match ty {
            Type::References { .. } => format!("{}_id", name.snake),
            _ => name.snake.clone(),
        };
        if is_optional && ty == Type::Bool {
            return Err(format!("`{text}`: a box is ticked or not, and never blank"));
        }
        if column == "id" || FORM.contains(&column.as_str()) || sql::is_word(&column) {
            return Err(format!("a field cannot be called `{column}`: the word is taken"));
        }
        Ok(Self { column, label: name.title(), ty, is_optional })
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn names_types_and_blanks() {
        let fields = ["title:string", "released:date?", "band:references:bands"].map(str::to_owned);
        let fields = Field::parse_all(&fields).unwrap();
        let columns: Vec<_> = fields.iter().map(|field| (field.column.as_str(), field.is_optional)).collect();
        assert_eq!(columns, [("title", false), ("released", true), ("band_id", false)]);
        assert_eq!(fields[2].label, "Band");
    }

    #[test]
    fn mistakes() {
        let wrong = [
            "title",
            "title:strin",
            ":string",
            "id:int",
            "order:int",
            "type:int",
            "value:int",
            "live:bool?",
            "a:references",
        ];
        for text in wrong {
            assert!(Field::parse(text).is_err(), "{text}");
        }
        let twice = ["a:int", "a:int"].map(str::to_owned);
        assert_eq!(Field::parse_all(&twice).unwrap_err(), "there are two fields `a`");
    }
}
