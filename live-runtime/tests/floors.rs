//! The runtime is built in floors: a module uses those below it and none above, and no two use each other.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

/// From the ground up; the floors are those of ARCHITECTURE.md.
const MODULES: [&str; 24] = [
    "panic",
    "telemetry",
    "statics",
    "shutdown",
    "origin",
    "render",
    "session",
    "pubsub",
    "js",
    "sockets",
    "config",
    "event",
    "upload",
    "form",
    "view",
    "components",
    "actor",
    "channel",
    "transport",
    "http",
    "live",
    "test",
    "guide",
    "lib",
];

#[test]
fn a_module_uses_those_below_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let exported = exported(&fs::read_to_string(source.join("lib.rs")).unwrap());
    let mut mistakes = Vec::new();
    for file in files(&source) {
        let path = file.strip_prefix(&source).unwrap();
        let module = path.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        let floor = floor(module).unwrap_or_else(|| panic!("`{module}` is on no floor: add it to `MODULES`"));
        for name in names_of_the_crate(&code(&fs::read_to_string(&file).unwrap())) {
            let used = exported.get(name).map_or(name, String::as_str);
            if self::floor(used).is_some_and(|used| used > floor) {
                mistakes.push(format!("{} uses `{used}` (`crate::{name}`), which is above it", path.display()));
            }
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn what_is_used_is_found() {
    let text = "use crate::{Config, actor::{Line, Outbox}, form, render::Text};\nlet x = crate::view::Socket::new();";
    let names: Vec<_> = names_of_the_crate(text).collect();
    assert_eq!(names, ["Config", "actor", "form", "render", "view"]);
    let exported = exported("pub use crate::{\n    config::{Config, JoinRate},\n    live::Live,\n};");
    assert_eq!(exported["JoinRate"], "config");
    assert_eq!(exported["Live"], "live");
    assert_eq!(code("/// [`A`](crate::actor)\nlet a;\n#[cfg(test)]\nmod tests {}"), "let a;\n");
}

fn floor(module: &str) -> Option<usize> {
    MODULES.iter().position(|known| *known == module)
}

/// All source files but those of tests.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.file_stem().and_then(|stem| stem.to_str()) {
            Some("tests") => {}
            _ if path.is_dir() => all.extend(files(&path)),
            _ if path.extension().is_some_and(|extension| extension == "rs") => all.push(path),
            _ => {}
        }
    }
    all
}

/// Without comments, and without the tests at the end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    text.split_inclusive('\n').filter(is_code).collect()
}

/// The first names of all paths that begin with `crate::`.
fn names_of_the_crate(text: &str) -> impl Iterator<Item = &str> {
    text.split("crate::").skip(1).flat_map(|path| match path.strip_prefix('{') {
        Some(group) => members(group).into_iter().map(first_name).collect(),
        None => vec![first_name(path)],
    })
}

fn first_name(path: &str) -> &str {
    let path = path.trim_start();
    let end = path.find(|character: char| !character.is_alphanumeric() && character != '_');
    &path[..end.unwrap_or(path.len())]
}

/// What stands between the commas of a group that has been opened.
fn members(group: &str) -> Vec<&str> {
    let (mut members, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                members.push(group[start..at].trim());
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    members.retain(|member| !member.is_empty());
    members
}

/// Which module each name comes from that the crate shows at its root.
fn exported(lib: &str) -> HashMap<String, String> {
    let group = lib.split("pub use crate::{").nth(1).unwrap();
    let mut exported = HashMap::new();
    for member in members(group) {
        let (module, names) = member.split_once("::").unwrap();
        let names = names.strip_prefix('{').map_or_else(|| vec![names], members);
        exported.extend(names.into_iter().map(|name| (name.to_owned(), module.to_owned())));
    }
    exported
}
