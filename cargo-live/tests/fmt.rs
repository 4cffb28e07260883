//! `cargo live fmt`: a file for each rule, every template of this repository, and templates made up.

mod support;

use std::{fs, path::Path};

use cargo_live::fmt::{Style, format};
use ignore::WalkBuilder;
use proptest::{prelude::*, sample::select};

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fmt").join(name)
}

/// Formats, and asserts what is true of every file: nothing that is rendered has changed, and a second time changes nothing.
fn formatted(text: &str, style: Style) -> String {
    let formatted = format(text, style);
    assert_eq!(formatted.problems, [], "{text}");
    assert_eq!(support::templates(text), support::templates(&formatted.text), "{text}\n=>\n{}", formatted.text);
    let again = format(&formatted.text, style);
    assert!(again.text == formatted.text, "not stable:\n{text}\n=>\n{}\n=>\n{}", formatted.text, again.text);
    formatted.text
}

#[test]
fn each_rule() {
    let names = support::names(&folder("in"));
    assert!(names.len() >= 10);
    assert!(std::env::var_os("OVERWRITE").is_some() || names == support::names(&folder("out")));
    for name in names {
        let text = fs::read_to_string(folder("in").join(&name).with_extension("rs")).unwrap();
        support::assert_file(&folder("out").join(&name).with_extension("rs"), &formatted(&text, Style::default()));
    }
}

#[test]
fn every_template_of_this_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let (mut files, mut templates) = (0, 0);
    for folder in ["examples", "live-runtime", "ui-tests/pass", "ui-tests/tests", "cargo-live/tests/fmt/in"] {
        for entry in WalkBuilder::new(root.join(folder)).build() {
            let path = entry.unwrap().into_path();
            let is_rust = path.extension().is_some_and(|extension| extension == "rs");
            let Some(text) =
                is_rust.then(|| fs::read_to_string(&path).unwrap()).filter(|text| text.contains("html! {"))
            else {
                continue;
            };
            (files, templates) = (files + 1, templates + support::templates(&text).len());
            for max_width in [50, 120] {
                formatted(&text, Style { max_width, ..Style::default() });
            }
        }
    }
    assert!(files > 60 && templates > 150, "{files} files, {templates} templates");
}

#[test]
fn mistakes_are_left_alone() {
    let text = "fn a() {\n    html! { <p>é<b></p> }\n}\nfn b() { html! {<i>{ x }</i>} }\n";
    let formatted = format(text, Style::default());
    assert_eq!(formatted.text, text.replace("{<i>{ x }</i>}", "{ <i>{x}</i> }"));
    let problems: Vec<String> = formatted.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["2:18: `<b>` is never closed\nhelp: add `</b>` before `</p>`"]);

    let unreadable = format("fn a() { html! { <p>(</p> } }", Style::default());
    assert_eq!(unreadable.problems.len(), 1);
}

#[test]
fn other_macros_are_left_alone() {
    for text in [
        "fn a() { maud::html! { p  { (x) } } }",
        "macro_rules! a { ($x:expr) => { html! {<p>{ $x }</p>} } }",
        "fn a() { quote! { html! {<p>#x</p>} } }",
        "fn a() { view! {<p>x</p>} }",
    ] {
        assert_eq!(format(text, Style::default()).text, text);
    }
}

/// White space and comments, which may stand anywhere between tags.
fn gap() -> impl Strategy<Value = String> {
    let gaps =
        ["", "", " ", "  ", "\n", "\n   ", "\n\n\n", " /* a */ ", "/* b */", " // c\n", "\n// d\n\n", "<!-- e -->"];
    select(gaps.to_vec()).prop_map(str::to_owned)
}

fn attributes() -> impl Strategy<Value = String> {
    let all = [
        "id=\"a\"",
        "class={[\"a\", b.then_some(\"c\")]}",
        ":if={x > 1}",
        "hidden",
        "{..rest}",
        "title={  name }",
        "style=\"color: red;\n  margin: 0\"",
        "phx-click = \"remove\"",
        "/* f */",
        "// g\n",
        "data-x={if y { 1 } else { 2 }}",
        "data-y={items.iter()\n            .map(|x| x + 1)\n    .sum::<u32>()}",
        "aria-label=\"A label of some length\"",
    ];
    let chosen = proptest::sample::subsequence(all.to_vec(), 0..4).prop_shuffle();
    (chosen, select(vec![" ", "\n", "\n        "]))
        .prop_map(|(items, space)| items.into_iter().flat_map(|item| [space, item]).collect())
}

/// Siblings with gaps; unquoted text is none directly in a block.
fn siblings(node: impl Strategy<Value = String> + 'static, words: bool) -> BoxedStrategy<String> {
    let word =
        select(vec!["word", "two words", "x, y.", "(a) [b]", "a & b", "&nbsp;", "a\n   b"]).prop_map(str::to_owned);
    let node = if words { prop_oneof![2 => node, 1 => word].boxed() } else { node.boxed() };
    (proptest::collection::vec((gap(), node), 0..5), gap())
        .prop_map(|(nodes, end)| {
            let mut text = String::new();
            for (gap, node) in nodes {
                // Words and literals would be other words and literals together.
                let gap = if gap.trim().is_empty() && gap.is_empty() { " ".to_owned() } else { gap };
                let glued = node.starts_with(['<', '{']) && text.ends_with(['>', '}']);
                text += if glued && gap == " " { "" } else { &gap };
                text += &node;
            }
            // A comment that touches text before it is a mistake.
            text + " " + &end
        })
        .boxed()
}

fn node() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        select(vec![
            "\"quoted\"",
            "\" spaced \"",
            "r#\"raw\"#",
            "{name}",
            "{ self.count }",
            "{}",
            "<br>",
            "<hr/>",
            "<.icon/>"
        ])
        .prop_map(str::to_owned),
        Just("{html! {<b>{ x }</b>}}".to_owned()),
        Just("{items\n    .iter()\n    .count()}".to_owned()),
        attributes().prop_map(|attributes| format!("<input{attributes}/>")),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let (any, body) = (siblings(inner.clone(), true), siblings(inner, false));
        let names = ["p", "span", "div", "ul", "table", "button", "pre", ".card", ":col", "ui::box", "Clock", "", "b"];
        let tag = (select(names.to_vec()), attributes(), any).prop_map(|(name, attributes, children)| {
            let attributes = if name.is_empty() { String::new() } else { attributes };
            format!("<{name}{attributes}>{children}</{name}>")
        });
        prop_oneof![
            6 => tag,
            1 => body.clone().prop_map(|body| format!("{{if a == b {{{body}}}}}")),
            1 => (body.clone(), body.clone()).prop_map(|(yes, no)| format!("{{if let Some(x) = y {{{yes}}} else {{{no}}}}}")),
            1 => body.clone().prop_map(|body| format!("{{for (a, b) in &self.items {{{body}}}}}")),
            1 => (body.clone(), gap()).prop_map(|(body, gap)| {
                let gap = if gap.contains('<') { String::new() } else { gap };
                format!("{{match x {{{gap}Some(a) if a > 1 => {{ <i/> {body}}}{gap} None => \"none\", _ => {{}}}}}}")
            }),
        ]
    })
}

/// The words of all comments: what must not get lost.
fn comments(text: &str) -> Vec<usize> {
    ["/* a */", "/* b */", "// c\n", "// d\n", "<!-- e -->", "/* f */", "// g\n"]
        .map(|comment| text.matches(comment).count())
        .to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn templates_made_up(nodes in siblings(node(), true), max_width in 30_usize..110) {
        let text = format!("fn page() {{\n    html! {{{nodes}}}\n}}\n");
        let after = formatted(&text, Style { max_width, ..Style::default() });
        prop_assert_eq!(comments(&text), comments(&after));
    }
}
