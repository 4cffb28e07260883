//! No link in the documents of the repository is dead: every relative one leads to a file that is there, and to a heading in it.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

/// Where documents are, from the folder of the repository.
const FOLDERS: [&str; 4] = [".", "docs", "live-runtime/guide", "examples/conformance"];

#[test]
fn every_link_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let documents: Vec<PathBuf> = FOLDERS.iter().flat_map(|folder| markdown_in(&root.join(folder))).collect();
    assert!(documents.len() > 20, "the documents are elsewhere: {documents:?}");
    let wrong: Vec<String> = documents.iter().flat_map(|document| wrong_links(document)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_link_is_seen() {
    let text = "# A `title`, & more!\n[a](one.md#there) ![b](two.png) [c][label]\n```\n[x](code.md)\n```\n\
                and `[y](code.md)`\n\n[label]: three.md\n[d][none]";
    let text = without_code(text);
    assert_eq!(targets(&text), ["one.md#there", "two.png", "three.md"]);
    assert_eq!(labels(&text), ["label", "none"]);
    assert_eq!(slug("A `title`, & more!"), "a-title--more");
}

fn markdown_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("a folder can be listed").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect()
}

/// What is wrong with the links of a document, a line each.
fn wrong_links(document: &Path) -> Vec<String> {
    let text = without_code(&read(document));
    let defined: HashSet<&str> = text.lines().filter_map(definition).map(|(label, _)| label).collect();
    let undefined = labels(&text).into_iter().filter(|label| !defined.contains(label));
    let undefined = undefined.map(|label| format!("{}: the label `{label}` is not defined", document.display()));
    let dead = targets(&text).into_iter().filter(|target| !is_there(document, target));
    let dead = dead.map(|target| format!("{}: `{target}` leads nowhere", document.display()));
    undefined.chain(dead).collect()
}

fn is_there(document: &Path, target: &str) -> bool {
    // Of the network, and of the reference, which rustdoc checks.
    if target.contains("://") || target.starts_with("crate::") {
        return true;
    }
    let (path, heading) = target.split_once('#').unwrap_or((target, ""));
    let file = if path.is_empty() { document.to_owned() } else { document.with_file_name("").join(path) };
    if heading.is_empty() { file.exists() } else { file.is_file() && headings(&read(&file)).contains(heading) }
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The text without listings and without what stands between backticks; headings keep theirs.
fn without_code(text: &str) -> String {
    let mut is_listing = false;
    let mut rest = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_listing = !is_listing;
        } else if !is_listing {
            let parts: Vec<&str> = line.split('`').step_by(2).collect();
            rest.push_str(&parts.join("``"));
            rest.push('\n');
        }
    }
    rest
}

/// Where inline links and definitions lead.
fn targets(text: &str) -> Vec<&str> {
    let inline = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
    inline.chain(text.lines().filter_map(definition).map(|(_, target)| target)).collect()
}

/// The labels that links name: `[text][label]`.
fn labels(text: &str) -> Vec<&str> {
    text.split("][").skip(1).filter_map(|rest| Some(rest.split_once(']')?.0)).collect()
}

/// `[label]: target`.
fn definition(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix('[')?.split_once("]: ")
}

fn headings(text: &str) -> HashSet<String> {
    let mut is_listing = false;
    let lines = text.lines().filter(|line| {
        is_listing ^= line.trim_start().starts_with("```");
        !is_listing
    });
    lines.filter(|line| line.starts_with('#')).map(|line| slug(line.trim_start_matches('#').trim())).collect()
}

/// What a heading is called in a link.
fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|character| character.is_alphanumeric() || " -_".contains(*character));
    kept.map(|character| if character == ' ' { '-' } else { character.to_ascii_lowercase() }).collect()
}
