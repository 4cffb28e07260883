//! The outermost template, and HTML mode's entry points.

use super::{
    EventValue, Object, Prints, Render, Template, Text, Writer, Written,
    diff::{Diff, comma},
    prints::Tree,
    statics::Statics,
};

/// The place of a whole page: HTML, or the members of a diff's outermost object.
#[derive(Debug)]
pub struct Root<'a>(Mode<'a>);

#[derive(Debug)]
enum Mode<'a> {
    Html(&'a mut String),
    Diff { tree: &'a mut Tree, statics: &'a mut Statics, out: &'a mut String, empty: &'a mut bool },
}

impl<'a> Root<'a> {
    pub(super) fn diff(prints: &'a mut Prints, object: &'a mut Object<'_>) -> Self {
        Self(Mode::Diff {
            tree: &mut prints.tree,
            statics: &mut prints.statics,
            out: object.out,
            empty: &mut object.empty,
        })
    }

    /// Fills the place with a template.
    pub fn template(self, template: &'static Template, write: impl FnOnce(&mut Writer<'_>)) -> Written {
        let proof = Written::at_root();
        let (tree, statics, out, empty) = match self.0 {
            Mode::Html(out) => {
                let start = out.len();
                out.reserve(template.expected_len());
                Writer::html(out, write);
                template.took(out.len() - start);
                return proof;
            }
            Mode::Diff { tree, statics, out, empty } => (tree, statics, out, empty),
        };
        let full = tree.become_tree_of(template);
        if full {
            comma(out, empty);
            out.push_str("\"s\":");
            statics.add(template, out);
        }
        let diff = Diff { prints: &mut tree.prints, statics: &mut *statics, full, empty: *empty, index: 0 };
        *empty = !Writer::diff(out, diff, write);
        if let Some(table) = statics.resolve(out) {
            out.push_str(",\"p\":");
            out.push_str(&table);
        }
        proof
    }
}

/// Renders `page` as HTML.
///
/// ```
/// use live_runtime::{html, render::to_html};
///
/// let items = ["one", "two"];
/// assert_eq!(to_html(&html! { <ul><li :for={item in items}>{item}</li></ul> }), "<ul><li>one</li><li>two</li></ul>");
/// ```
#[must_use]
pub fn to_html(page: &(impl Render + ?Sized)) -> String {
    let mut html = String::new();
    write_html(page, &mut html);
    html
}

/// The text of `value`, where it has any.
pub(crate) fn to_event_text(value: &(impl EventValue + ?Sized)) -> Option<String> {
    let mut text = String::new();
    value.write_event_value(&mut Text::plain(&mut text)).then_some(text)
}

/// Appends `page` as HTML to `out`.
pub fn write_html(page: &(impl Render + ?Sized), out: &mut String) {
    let _: Written = page.render_root(Root(Mode::Html(out)));
}
