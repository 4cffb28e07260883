//! `docs/mistakes.md`: every mistake of `fail/` with what the compiler says, and what others say to the same.
//!
//! `MISTAKES=overwrite cargo test -p live-ui-tests --test page` writes the page anew. What others say stands in `elsewhere.txt`.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

/// The areas in the order of the page, each with its heading.
const AREAS: &[(&str, &str)] = &[
    ("syntax", "Syntax"),
    ("elements", "Elements"),
    ("attributes", "Attributes"),
    ("structure", "Structure"),
    ("components", "Components"),
    ("slots", "Slots"),
    ("live_components", "Live components"),
    ("events", "Events"),
    ("forms", "Forms"),
    ("routes", "Routes"),
    ("navigation", "Navigation"),
    ("nested", "Views inside of views, portals and what is scrolled to"),
    ("handlers", "Handlers"),
    ("async", "Asynchronous values"),
    ("process", "Tasks and messages"),
    ("streams", "Streams"),
    ("memos", "Memos"),
    ("uploads", "Uploads"),
    ("js", "Commands and hooks"),
    ("a11y", "Accessibility"),
    ("safety", "Safety"),
];

const INTRODUCTION: &str = "\
# Mistakes, and what the compiler says

Every mistake below is a page that does not compile: a case of `ui-tests/fail`, from which this list is written. Beside
each stands what others say to the same mistake: Phoenix LiveView 1.2 (HEEx), Leptos 0.8 and Dioxus 0.7. A dash means that
the mistake cannot be made there, has no counterpart, or was not tried. In Leptos and Dioxus the mistakes were compiled, save what
is their own syntax; what HEEx says was read in its sources. Findings of accessibility are warnings, which the cases deny.

";

/// What others say to one mistake.
#[derive(Clone)]
struct Elsewhere {
    heex: String,
    leptos: String,
    dioxus: String,
}

#[test]
fn every_mistake_is_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let elsewhere = elsewhere(&read(&root.join("elsewhere.txt")));
    let cases = cases(&root.join("fail"));
    let unjudged: Vec<_> = cases.iter().filter(|case| !elsewhere.contains_key(*case)).collect();
    assert!(unjudged.is_empty(), "say in elsewhere.txt what others say to {unjudged:#?}");
    let unknown: Vec<_> = elsewhere.keys().filter(|case| !cases.contains(case)).collect();
    assert!(unknown.is_empty(), "elsewhere.txt has verdicts without a case: {unknown:#?}");

    let mut page = INTRODUCTION.to_owned();
    for (area, heading) in AREAS {
        let of_area: Vec<_> = cases.iter().filter(|case| case.split('/').next() == Some(area)).collect();
        if of_area.is_empty() {
            continue;
        }
        let _ = writeln!(
            page,
            "## {heading}\n\n| mistake | what the compiler says | HEEx | Leptos | Dioxus |\n|---|---|---|---|---|"
        );
        for case in of_area {
            let source = read(&root.join("fail").join(format!("{case}.rs")));
            let errors = read(&root.join("fail").join(format!("{case}.stderr")));
            let (mistake, message) = (mistake(&source, &errors, case), message(&errors));
            if let Some(Elsewhere { heex, leptos, dioxus }) = elsewhere.get(case) {
                let _ =
                    writeln!(page, "| {mistake} | {message} | {} | {} | {} |", cell(heex), cell(leptos), cell(dioxus));
            }
        }
        page.push('\n');
    }
    let known = |case: &&String| AREAS.iter().any(|(area, _)| case.split('/').next() == Some(area));
    let lost: Vec<_> = cases.iter().filter(|case| !known(case)).collect();
    assert!(lost.is_empty(), "these stand in an area that the page does not have: {lost:#?}");

    let place = root.join("../docs/mistakes.md");
    if std::env::var("MISTAKES").is_ok_and(|mode| mode == "overwrite") {
        fs::write(&place, page).expect("the page can be written");
        return;
    }
    let committed = fs::read_to_string(&place).unwrap_or_default();
    let help = "write it anew: MISTAKES=overwrite cargo test -p live-ui-tests --test page";
    assert!(committed == page, "docs/mistakes.md is not what the cases say; {help}");
}

/// `area/mistake`, sorted.
fn cases(fail: &Path) -> Vec<String> {
    let list = |place: &Path| fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut cases: Vec<String> = list(fail)
        .filter(|area| area.is_dir())
        .flat_map(|area| list(&area).collect::<Vec<_>>())
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .filter_map(|file| {
            let area = file.parent()?.file_name()?.to_str()?;
            Some(format!("{area}/{}", file.file_stem()?.to_str()?))
        })
        .collect();
    cases.sort();
    cases
}

/// `area/mistake | HEEx | Leptos | Dioxus`; for cases of one kind `=name | … | … | …` declares a verdict, and
/// `area/mistake =name` uses it.
fn elsewhere(text: &str) -> BTreeMap<String, Elsewhere> {
    let (mut named, mut found) = (BTreeMap::new(), BTreeMap::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [name, heex, leptos, dioxus] = &*parts else {
            let (case, name) = line.split_once(" =").unwrap_or_else(|| panic!("no verdict: {line}"));
            let verdict = named.get(name.trim()).unwrap_or_else(|| panic!("no verdict is called so: {line}"));
            found.insert(case.trim().to_owned(), Elsewhere::clone(verdict));
            continue;
        };
        let verdict =
            Elsewhere { heex: (*heex).to_owned(), leptos: (*leptos).to_owned(), dioxus: (*dioxus).to_owned() };
        match name.strip_prefix('=') {
            Some(name) => _ = named.insert(name.to_owned(), verdict),
            None => _ = found.insert((*name).to_owned(), verdict),
        }
    }
    found
}

/// The lines of the case that the errors point at.
fn mistake(source: &str, errors: &str, case: &str) -> String {
    let own = format!("--> fail/{case}.rs:");
    let mut seen = Vec::new();
    let mut of_an_error = false;
    for line in errors.lines() {
        of_an_error |= line.starts_with("error");
        let Some(place) = line.trim_start().strip_prefix(&own).filter(|_| of_an_error) else { continue };
        of_an_error = false;
        let number: usize = place.split(':').next().and_then(|number| number.parse().ok()).unwrap_or(1);
        if !seen.contains(&number) {
            seen.push(number);
        }
    }
    let lines = seen.iter().filter_map(|number| source.lines().nth(number - 1));
    lines.map(|line| code(line.trim())).collect::<Vec<_>>().join("<br>")
}

/// The first paragraph of each error, with its help and its notes as far as they are ours.
fn message(errors: &str) -> String {
    let mut shown = Vec::new();
    let mut of_an_error = false;
    for line in errors.lines() {
        if line.starts_with("error") {
            of_an_error = true;
            let text = line.split_once(": ").map_or(line, |(_, text)| text);
            shown.push(format!("**{}**", cell(text)));
        } else if line.trim_start().starts_with("--> ") {
            of_an_error = false;
        } else if of_an_error {
            shown.push(cell(line.trim()));
        } else if let Some(note) = line.trim_start().strip_prefix("= note: ").filter(|note| is_ours(note)) {
            shown.push(format!("note: {}", cell(note)));
        }
    }
    shown.dedup();
    shown.join("<br>")
}

fn is_ours(note: &str) -> bool {
    let of_rustc =
        ["required for", "the matched value", "this error originates", "`#[", "the lint", "expected ", "Function "];
    !of_rustc.iter().any(|start| note.starts_with(start))
}

fn code(text: &str) -> String {
    let fence = if text.contains('`') { "``" } else { "`" };
    format!("{fence}{}{fence}", text.replace('|', "\\|"))
}

/// As text in a table: what is not between backticks may be no HTML.
fn cell(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let escaped = parts.map(|(index, part)| match index % 2 {
        0 => part.replace('<', "&lt;"),
        _ => part.to_owned(),
    });
    escaped.collect::<Vec<_>>().join("`").replace('|', "\\|")
}

fn read(place: &Path) -> String {
    fs::read_to_string(place).unwrap_or_else(|error| panic!("{}: {error}", place.display()))
}
