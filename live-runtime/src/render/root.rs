//! The outermost template, and HTML mode's entry points.

use std::fmt;

use super::{
    EventValue, Object, Parts, Prints, Render, Text, Writer, Written,
    diff::{Diff, comma},
    prints::Tree,
    statics::Statics,
    template::Template,
    writer::{Write, once},
};

/// The place of a whole page: HTML, or the members of a diff's outermost object.
pub struct Root<'a>(Mode<'a>);

impl fmt::Debug for Root<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Root(..)")
    }
}

enum Mode<'a> {
    Html(&'a mut String),
    Diff { tree: &'a mut Tree, statics: &'a mut Statics, out: &'a mut String, empty: &'a mut bool },
    Component { tree: &'a mut Tree, known: Known<'a>, out: &'a mut String, empty: &'a mut bool },
}

/// Another live component whose template is the one with this fingerprint, and which the browser has: what the client calls
/// it, and its shape.
pub(super) type Known<'a> = &'a dyn Fn(u64) -> Option<(i64, Tree)>;

impl<'a> Root<'a> {
    pub(super) fn diff(prints: &'a mut Prints, object: &'a mut Object<'_>) -> Self {
        Self(Mode::Diff {
            tree: &mut prints.tree,
            statics: &mut prints.statics,
            out: object.out,
            empty: &mut object.empty,
        })
    }

    /// Of a live component.
    pub(super) fn component(tree: &'a mut Tree, known: Known<'a>, out: &'a mut String, empty: &'a mut bool) -> Self {
        Self(Mode::Component { tree, known, out, empty })
    }

    /// Fills the place with a template.
    pub fn template(self, template: &'static Parts, write: impl FnOnce(&mut Writer<'_, '_>)) -> Written {
        let template = Template(template);
        match self.0 {
            Mode::Html(out) => {
                let start = out.len();
                out.reserve(template.expected_len());
                Writer::html(out, write);
                template.took(out.len() - start);
            }
            Mode::Diff { tree, statics, out, empty } => {
                write_diff(template, tree, statics, out, empty, &mut once(write));
            }
            Mode::Component { tree, known, out, empty } => {
                write_component(template, tree, known, out, empty, &mut once(write));
            }
        }
        Written::at_root()
    }
}

/// The members of a page's object.
fn write_diff(
    template: Template,
    tree: &mut Tree,
    statics: &mut Statics,
    out: &mut String,
    empty: &mut bool,
    write: Write<'_>,
) {
    let full = tree.become_tree_of(template);
    if full {
        comma(out, empty);
        out.push_str("\"s\":");
        statics.add(template, out);
    }
    let diff = Diff { prints: &mut tree.prints, statics, full, empty: *empty, index: 0 };
    *empty = !Writer::diff(out, diff, write);
    if let Some(table) = statics.resolve(out) {
        out.push_str(",\"p\":");
        out.push_str(&table);
    }
}

/// The members of a live component's object. Its statics are those of another one where there is one.
fn write_component(
    template: Template,
    tree: &mut Tree,
    known: Known<'_>,
    out: &mut String,
    empty: &mut bool,
    write: Write<'_>,
) {
    let mut statics = Statics::default();
    let full = tree.fingerprint != Some(template.fingerprint());
    if full {
        comma(out, empty);
        out.push_str("\"s\":");
        if let Some((other, shape)) = known(template.fingerprint()) {
            *tree = shape;
            out.push_str(itoa::Buffer::new().format(other));
        } else {
            tree.become_tree_of(template);
            statics.add(template, out);
            out.push_str(",\"r\":1");
            if !template.root() {
                tracing::error!(
                    template = template.json(),
                    "a live component renders something else than exactly one element: the browser cannot show it"
                );
            }
        }
    }
    let diff = Diff { prints: &mut tree.prints, statics: &mut statics, full, empty: *empty, index: 0 };
    *empty = !Writer::diff(out, diff, write);
    statics.resolve_inline(out);
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
