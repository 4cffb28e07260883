use tracing::error;

use crate::{
    Rest, Slot, component, html,
    render::{AttributeList as _, Dynamic, Render, Written},
};

/// An element whose name is not known before the page is rendered: headings of a level, lists of either kind.
///
/// A name that is none becomes a `div`, which is logged.
///
/// ```
/// use live_runtime::{components::dynamic_tag, prelude::*, render::to_html};
///
/// let level = 2;
/// let page = html! { <.dynamic_tag tag_name={&format!("h{level}")} class="title">Songs</.dynamic_tag> };
/// assert_eq!(to_html(&page), r#"<h2 class="title">Songs</h2>"#);
/// ```
#[component]
pub fn dynamic_tag(
    /// The element's name.
    tag_name: &str,
    children: Option<&Slot>,
    #[rest] rest: Rest,
) -> impl Render {
    let name = element_name(tag_name);
    html! { {Start { name, rest }}{if let Some(children) = children { {children} }}{End { name }} }
}

struct Start<'a> {
    name: &'a str,
    rest: Rest<'a>,
}

struct End<'a> {
    name: &'a str,
}

#[diagnostic::do_not_recommend]
impl Render for Start<'_> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.text(|text| {
            text.push_raw("<");
            text.push_raw(self.name);
            self.rest.write_list(text);
            text.push_raw(">");
        })
    }
}

#[diagnostic::do_not_recommend]
impl Render for End<'_> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.text(|text| {
            if VOID.contains(&self.name) {
                return;
            }
            for part in ["</", self.name, ">"] {
                text.push_raw(part);
            }
        })
    }
}

/// Elements without content, which have no end tag.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// The name, where it is one; else that of an element that is always right.
pub(super) fn element_name(name: &str) -> &str {
    if is_name(name) {
        return name;
    }
    error!(name, "this is no name of an element");
    "div"
}

/// A letter, then letters, digits and hyphens; nothing whose content is read as code.
fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '-')
        && !["script", "style"].iter().any(|code| name.eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::to_html;

    #[test]
    fn what_is_no_name_becomes_a_div() {
        for name in ["", "1", "a b", "a><script", "script", "STYLE", "é"] {
            assert_eq!(to_html(&html! { <.dynamic_tag tag_name={name}>x</.dynamic_tag> }), "<div>x</div>", "{name}");
        }
        assert_eq!(to_html(&html! { <.dynamic_tag tag_name="x-chart" id="a"/> }), "<x-chart id=\"a\"></x-chart>");
        assert_eq!(to_html(&html! { <.dynamic_tag tag_name="hr"/> }), "<hr>");
    }
}
