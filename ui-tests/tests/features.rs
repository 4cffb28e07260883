//! `docs/features.md`: every test that it names is there.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

#[test]
fn every_test_that_is_named_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let table = fs::read_to_string(root.join("docs/features.md")).expect("the table");
    let tests = tests(&root);
    let mut named = 0;
    let mut states = HashMap::new();
    for row in table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| LiveView")) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [feature, state, how] = cells.as_slice() else { panic!("three cells: {row}") };
        assert!(["works", "otherwise", "not yet"].contains(state), "{feature}: {state}");
        *states.entry(*state).or_insert(0) += 1;
        for name in how.split('`').skip(1).step_by(2).filter(|name| is_test(name)) {
            named += 1;
            assert!(tests.contains(name) || root.join(name).exists(), "{feature}: there is no test `{name}`");
        }
        for page in how.split("conformance `").skip(1).filter_map(|rest| rest.split('`').next()) {
            let recording = root.join("examples/conformance/recordings").join(format!("{page}.md"));
            assert!(recording.exists(), "{feature}: there is no recording of `{page}`");
        }
    }
    assert!(named > 100, "only {named} tests are named");
    let (works, otherwise, missing) = (states["works"], states["otherwise"], states["not yet"]);
    let rows = works + otherwise + missing;
    for figure in
        [format!("{rows} rows. {works} of them work; {otherwise} are done"), format!("{missing} are not there yet")]
    {
        assert!(table.contains(&figure), "the introduction does not say: {figure}");
    }
}

/// Whether it is the name of a test: a path, the path of a page with what is tested, or words joined as in Rust.
fn is_test(name: &str) -> bool {
    let words =
        name.matches('_').count() > 1 && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    name.starts_with("ui-tests/") || name.starts_with('/') || name.starts_with("joins ") || words
}

/// The text of all files with tests.
fn tests(root: &Path) -> String {
    let folders = ["examples/browser", "examples/tests", "live-runtime/tests", "live-runtime/src", "cargo-live/tests"];
    let mut text = String::new();
    for folder in folders {
        add(&root.join(folder), &mut text);
    }
    text
}

fn add(folder: &Path, text: &mut String) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() && !path.ends_with("node_modules") {
            add(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "mjs") {
            text.push_str(&fs::read_to_string(&path).unwrap_or_default());
        }
    }
}
