//! Edits of templates.

use proc_macro2::TokenTree;

use super::edit::{inserted, tokens};
use crate::fmt::templates;

/// Adds a line that stands first in the first element called `name` of a file's templates.
pub(crate) fn add_first(text: &str, name: &str, content: &str) -> Result<String, String> {
    let mut found = Vec::new();
    templates(tokens(text)?, &mut found);
    let end = found.iter().find_map(|template| end_of_tag(&template.stream().into_iter().collect::<Vec<_>>(), name));
    let end = end.ok_or_else(|| format!("there is no `<{name}>` in a template of it"))?;
    let after = if text[end..].trim_start_matches(' ').starts_with('\n') { "" } else { "\n" };
    Ok(inserted(text, end, &format!("\n{content}{after}")))
}

/// Where an opening tag ends: what is given in braces or as a text has no `>` of the tag's.
fn end_of_tag(trees: &[TokenTree], name: &str) -> Option<usize> {
    let is = |tree: &TokenTree, mark: char| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == mark);
    let is_tag = |pair: &[TokenTree]| is(&pair[0], '<') && matches!(&pair[1], TokenTree::Ident(ident) if ident == name);
    let start = trees.windows(2).position(is_tag)?;
    let end = trees[start..].iter().find(|tree| is(tree, '>'))?;
    Some(end.span().byte_range().end)
}

#[cfg(test)]
mod tests {
    use super::add_first;

    #[test]
    fn first_in_an_element() {
        let text = "// <body>\nfn a() { html! { <p>\"<body>\"</p><body id=\"a>\" class={b > c}> {x}</body> } }";
        let added =
            "// <body>\nfn a() { html! { <p>\"<body>\"</p><body id=\"a>\" class={b > c}>\n<hr/>\n {x}</body> } }";
        assert_eq!(add_first(text, "body", "<hr/>").unwrap(), added);
        assert_eq!(add_first("html! { <p> \n</p> }", "p", "<hr/>").unwrap(), "html! { <p>\n<hr/> \n</p> }");
        for text in ["fn a() { let body = \"<body>\"; }", "fn a() { html! { <p>body</p> } }", "fn a( {}"] {
            assert!(add_first(text, "body", "<hr/>").is_err(), "{text}");
        }
    }
}
