//! What a file's templates say.

use std::{collections::BTreeSet, env, fs, path::Path, str::FromStr as _};

use live_template::{
    Source,
    ast::{Component, Item, Value},
    shape::{Dynamic, Shape},
};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Every template of a file, those in templates too: the statics and the Rust of each.
pub(crate) fn templates(text: &str) -> Vec<Vec<String>> {
    let tokens = TokenStream::from_str(text).expect("Rust");
    let mut groups = Vec::new();
    collect(tokens, &mut groups);
    groups.iter().map(|group| said(text, group)).collect()
}

fn collect(tokens: TokenStream, groups: &mut Vec<Group>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (place, tree) in trees.iter().enumerate() {
        let TokenTree::Group(group) = tree else { continue };
        let name = |back: usize| place.checked_sub(back).map(|place| trees[place].to_string()).unwrap_or_default();
        if name(2) == "html" && name(1) == "!" && group.delimiter() == Delimiter::Brace && name(3) != ":" {
            groups.push(group.clone());
        }
        collect(group.stream(), groups);
    }
}

fn said(text: &str, group: &Group) -> Vec<String> {
    let parsed = live_template::parse(group.stream(), &Source::new(text, 1, 0));
    // Commas between the arms of `match` are a matter of layout.
    let tokens = group.stream().to_string().replace([',', ' ', '\n'], "").replace("doctype", "DOCTYPE");
    let mut said = vec![tokens, parsed.template.nodes.len().to_string()];
    shape(&Shape::of(&parsed.template, None), &mut said);
    said
}

fn shape(shape: &Shape<'_>, said: &mut Vec<String>) {
    said.push(shape.json());
    // The fingerprint of what has a `:memo` says where that stands, which is a matter of layout.
    let has_memo = format!("{shape:?}").contains("memo: Some");
    said.push(format!("{:x} {}", if has_memo { 0 } else { shape.fingerprint() }, shape.root));
    for dynamic in &shape.dynamics {
        match dynamic {
            Dynamic::Value(expr) | Dynamic::Spread(expr) => said.push(expr.tokens.to_string()),
            Dynamic::Attribute(hole) | Dynamic::AttributeValue(hole) => said.push(hole.expr.tokens.to_string()),
            Dynamic::If { branches, otherwise } => {
                for body in branches.iter().map(|branch| &branch.body).chain(otherwise) {
                    self::shape(body, said);
                }
            }
            Dynamic::For(each) => self::shape(&each.body, said),
            Dynamic::Memo(body) => self::shape(body, said),
            Dynamic::Match { arms, .. } => {
                for arm in arms {
                    self::shape(&arm.body, said);
                }
            }
            Dynamic::Component(component) => called(component, said),
            Dynamic::Slot(tag) => self::shape(&Shape::of_nodes(&tag.children, None), said),
        }
    }
}

fn called(component: &Component, said: &mut Vec<String>) {
    for item in &component.tag.items {
        said.push(match item {
            Item::Spread(expr) => expr.tokens.to_string(),
            Item::Attribute(attribute) => match &attribute.value {
                Value::Expr(expr) => expr.tokens.to_string(),
                Value::Literal(literal) => literal.value(),
                Value::None | Value::Invalid => attribute.name.text.clone(),
            },
        });
    }
    shape(&Shape::of_nodes(&component.tag.children, None), said);
}

/// Compares a text with a file, or writes the file where `OVERWRITE` is set.
pub(crate) fn assert_file(path: &Path, text: &str) {
    if env::var_os("OVERWRITE").is_some() {
        fs::write(path, text).expect("the file can be written");
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(expected == text, "{} is not what it was; OVERWRITE=1 writes it. Now:\n{text}", path.display());
}

/// The stems of a folder's files.
pub(crate) fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let stem = |entry: std::io::Result<fs::DirEntry>| {
        entry.expect("an entry").path().file_stem().expect("a name").to_string_lossy().into_owned()
    };
    entries.map(stem).collect()
}
