//! Edits of `Cargo.toml`: where something goes is found in its tree, everything else stays as it is.

use toml::{Spanned, de::DeTable};

use super::edit::inserted;

/// Adds a line behind the last of `[dependencies]`, unless there is one of that name.
pub(crate) fn add_dependency(text: &str, name: &str, line: &str) -> Result<String, String> {
    let missing = || format!("there is no `[dependencies]` in it, where `{line}` could stand");
    let manifest = parsed(text)?;
    let there = dependencies(&manifest).ok_or_else(missing)?;
    if there.contains_key(name) {
        return Ok(text.to_owned());
    }
    // `[dependencies.sqlx]` is a table of its own, whose lines would follow.
    let has_line = |place: usize| text[..place].rsplit('\n').next().is_some_and(|before| before.contains('='));
    let lines = there.values().map(Spanned::span).filter(|span| has_line(span.start));
    let header = || Some(text.find("\n[dependencies]\n")? + 1);
    let last = lines.map(|span| span.end).max().or_else(header).ok_or_else(missing)?;
    let line_end = text[last..].find('\n').map_or(text.len(), |newline| last + newline);
    let added = inserted(text, line_end, &format!("\n{line}"));
    match dependencies(&parsed(&added)?) {
        Some(dependencies) if dependencies.contains_key(name) => Ok(added),
        _ => Err(missing()),
    }
}

fn parsed(text: &str) -> Result<DeTable<'_>, String> {
    DeTable::parse(text).map(Spanned::into_inner).map_err(|error| error.message().to_owned())
}

fn dependencies<'t>(manifest: &'t DeTable<'_>) -> Option<&'t DeTable<'t>> {
    manifest.get("dependencies")?.get_ref().as_table()
}

/// Adds a table at the end, unless there is one.
pub(crate) fn add_table(text: &str, path: &[&str], body: &str) -> Result<String, String> {
    let manifest = parsed(text)?;
    let mut table = Some(&manifest);
    for key in path {
        table = table.and_then(|table| table.get(*key)?.get_ref().as_table());
    }
    if table.is_some() {
        return Ok(text.to_owned());
    }
    Ok(format!("{}\n\n[{}]\n{body}\n", text.trim_end(), path.join(".")))
}

#[cfg(test)]
mod tests {
    use super::{add_dependency, add_table};

    #[test]
    fn dependencies_go_to_the_end() {
        let text = "[dependencies]\na = \"1\"\nb = { version = \"1\" } # [x]\n\n[profile.dev]\ndebug = 1\n";
        let added = "[dependencies]\na = \"1\"\nb = { version = \"1\" } # [x]\nc = \"2\"\n\n[profile.dev]\ndebug = 1\n";
        assert_eq!(add_dependency(text, "c", "c = \"2\"").unwrap(), added);
        assert_eq!(add_dependency(added, "c", "c = \"3\"").unwrap(), added);
        assert!(add_dependency("[package]\n", "c", "c = \"2\"").is_err());
        assert!(add_dependency("[dependencies", "c", "c = \"2\"").is_err());
    }

    #[test]
    fn a_dependency_that_is_a_table_has_no_dependencies() {
        let add = |text: &str| add_dependency(text, "c", "c = \"2\"");
        let tables = "[dependencies.b]\nversion = \"1\"\nfeatures = [\n  \"x\",\n]\n";
        let text = format!("[package]\nname = \"x\"\n\n[dependencies]\na = \"1\"\n\n{tables}");
        assert_eq!(add(&text).unwrap(), text.replace("a = \"1\"\n", "a = \"1\"\nc = \"2\"\n"));
        let text = format!("[package]\nname = \"x\"\n\n[dependencies]\n{tables}");
        assert_eq!(add(&text).unwrap(), text.replace("ncies]\n", "ncies]\nc = \"2\"\n"));
        assert!(add(tables).is_err());
        assert!(add("dependencies = { a = \"1\" }\n").is_err());
    }

    #[test]
    fn tables_are_there_once() {
        let added = "[profile.dev]\ndebug = 1\n\n[profile.dev.package.a]\nopt-level = 3\n";
        let path = ["profile", "dev", "package", "a"];
        assert_eq!(add_table("[profile.dev]\ndebug = 1\n", &path, "opt-level = 3").unwrap(), added);
        assert_eq!(add_table(added, &path, "opt-level = 2").unwrap(), added);
    }
}
