//! What a live component is given to show: a part of another template, as it was when that was rendered last.
//!
//! A live component renders itself when the template around it does not, and has to have its content then. What that
//! borrows is gone: so its values are kept, with the templates and keys that they belong to, and written again.

use std::{fmt, sync::Arc};

use super::{Cid, Dynamic, Parts, Render, Text, Writer, Written};

/// What stands between the tags of a live component, or in one of its slots: what its `update` takes as `children`, keeps in
/// a field, and shows in its template.
///
/// It is rendered with the template that it stands in: its events are that template's, and what it shows is as new as
/// that.
///
/// ```
/// use live_runtime::{prelude::*, render::to_html};
///
/// #[live_component]
/// #[derive(Default)]
/// struct Fold {
///     is_open: bool,
///     children: SlotContent,
/// }
///
/// #[live_component]
/// impl Fold {
///     fn update(&mut self, is_open: bool, children: SlotContent) {
///         self.is_open = is_open;
///         self.children = children;
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <section>{self.is_open.then_some(&self.children)}</section> }
///     }
/// }
///
/// let name = "Ada";
/// let page = html! { <Fold id="greeting" is_open>Hello <b>{name}</b>!</Fold> };
/// assert_eq!(to_html(&page), "<section>Hello <b>Ada</b>!</section>");
/// ```
#[derive(Clone, Default)]
pub struct SlotContent(Option<Arc<Node>>);

/// What is kept of one dynamic.
pub(super) enum Node {
    /// HTML.
    Text(Box<str>),
    Template(&'static Parts, Vec<Node>),
    /// Entries with what each is known by.
    List(&'static Parts, Vec<(u64, Vec<Node>)>),
    Component(Arc<dyn Shown>),
}

/// A live component in a content that is kept.
pub(crate) trait Shown: Send + Sync {
    /// Its number, where it can be shown once more.
    fn show(&self) -> Option<Cid>;
}

impl SlotContent {
    pub(super) fn of(nodes: Vec<Node>) -> Self {
        Self(nodes.into_iter().next().map(Arc::new))
    }

    pub(super) fn of_html(html: String) -> Self {
        Self(Some(Arc::new(Node::Text(html.into()))))
    }
}

impl Node {
    pub(super) fn of_text(write: impl FnOnce(&mut Text<'_>)) -> Self {
        let mut html = String::new();
        write(&mut Text::html(&mut html));
        Self::Text(html.into())
    }

    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        match self {
            Self::Text(html) => dynamic.text(|text| text.push_raw(html)),
            Self::Template(template, nodes) => dynamic.template(template, |writer| write(nodes, writer)),
            Self::List(template, entries) => dynamic.list(template, |list| {
                for (key, nodes) in entries {
                    list.keyed(key, |writer| write(nodes, writer));
                }
            }),
            Self::Component(shown) => dynamic.component_again(shown),
        }
    }
}

/// The dynamics in order. Statics are left out: what is kept for a page as HTML is its HTML.
fn write(nodes: &[Node], writer: &mut Writer<'_, '_>) {
    for node in nodes {
        writer.value(node);
    }
}

#[diagnostic::do_not_recommend]
impl Render for Node {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        Self::render(self, dynamic)
    }
}

impl Render for SlotContent {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        match &self.0 {
            Some(node) => node.render(dynamic),
            None => dynamic.empty(),
        }
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Node(..)")
    }
}

impl fmt::Debug for SlotContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlotContent(..)")
    }
}
