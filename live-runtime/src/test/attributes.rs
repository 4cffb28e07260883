//! Attributes that change while their element stays.

use scraper::{Html, node::Element};

/// The element with other attributes: those with a value are set, the others are removed.
pub(super) fn altered(element: &Element, changes: &[(&str, Option<String>)]) -> Element {
    let set: String = changes.iter().filter_map(|(name, value)| Some(written(name, value.as_deref()?))).collect();
    // An attribute's name has a type of the parser's own: it is the parser that makes one.
    let parsed = Html::parse_fragment(&format!("<i{set}></i>"));
    let mut altered = parsed
        .tree
        .nodes()
        .filter_map(|node| node.value().as_element())
        .find(|element| element.name() == "i")
        .cloned()
        .unwrap_or_else(|| element.clone());
    altered.name = element.name.clone();
    let is_kept = |name: &str| changes.iter().all(|(changed, _)| *changed != name);
    altered.attrs.extend(element.attrs.iter().filter(|(name, _)| is_kept(&name.local)).cloned());
    // They are looked up by bisection.
    altered.attrs.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    altered
}

fn written(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", value.replace('&', "&amp;").replace('"', "&quot;"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::dom::Dom;

    #[test]
    fn attributes_are_set_and_removed() {
        let dom = Dom::document(r#"<body><p id="a" class="b" title="c" data-x="1">d</p></body>"#);
        let element = dom.by_id("a").unwrap();
        let changes = [("class", Some("b & \"c\"".to_owned())), ("title", None), ("aria-x", Some(String::new()))];
        let altered = altered(element.value(), &changes);
        let attributes: Vec<_> = ["aria-x", "class", "data-x", "id", "title"].map(|name| altered.attr(name)).into();
        assert_eq!(attributes, [Some(""), Some("b & \"c\""), Some("1"), Some("a"), None]);
        assert_eq!((altered.name(), altered.classes().count()), ("p", 3));
    }
}
