//! Edits of `Cargo.toml`: where something goes is found in its tree, everything else stays as it is.

use toml::de::DeTable;

use super::edit::inserted;

/// Adds a line behind the last of `[dependencies]`, unless there is one of that name.
pub(crate) fn add_dependency(text: &str, name: &str, line: &str) -> Result<String, String> {
    let manifest = DeTable::parse(text).map_err(|error| error.message().to_owned())?;
    let dependencies = manifest.get_ref().get("dependencies").and_then(|value| value.get_ref().as_table());
    let dependencies = dependencies.ok_or("there is no `[dependencies]` in it")?;
    if dependencies.contains_key(name) {
        return Ok(text.to_owned());
    }
    let last = dependencies.values().map(|value| value.span().end).max().unwrap_or(0);
    let line_end = text[last..].find('\n').map_or(text.len(), |newline| last + newline);
    Ok(inserted(text, line_end, &format!("\n{line}")))
}

/// Adds a table at the end, unless there is one.
pub(crate) fn add_table(text: &str, path: &[&str], body: &str) -> Result<String, String> {
    let manifest = DeTable::parse(text).map_err(|error| error.message().to_owned())?;
    let mut table = Some(manifest.get_ref());
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
    fn tables_are_there_once() {
        let added = "[profile.dev]\ndebug = 1\n\n[profile.dev.package.a]\nopt-level = 3\n";
        let path = ["profile", "dev", "package", "a"];
        assert_eq!(add_table("[profile.dev]\ndebug = 1\n", &path, "opt-level = 3").unwrap(), added);
        assert_eq!(add_table(added, &path, "opt-level = 2").unwrap(), added);
    }
}
