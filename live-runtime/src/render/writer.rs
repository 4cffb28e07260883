//! Writes the dynamics of one template, in order.

use std::sync::Arc;

use super::{
    Attribute, AttributeList, Binding, Cid, Class, Component, DataAttribute, Enumerated, EventTarget, EventValue, List,
    Parts, Render, Shown, SlotContent, Text, UrlAttribute, Value,
    attribute::write_boolean,
    class::Classes,
    diff::{Diff, member},
    list::{ListDiff, Told},
    memo::MemoKey,
    prints::hash_key,
    recorded::Node,
    template::Template,
};

/// Takes the dynamics of one template, one call each, in order. What `html!` expands to calls these methods.
#[derive(Debug)]
pub struct Writer<'w, 'a> {
    out: &'w mut String,
    /// `None` writes HTML. A pointer that the compiler keeps in a register, and of which it sees where it is `None`: of code
    /// that is inlined into a page's HTML nothing else is left.
    mode: Option<&'w mut Mode<'a>>,
}

/// What is written that is not HTML.
#[derive(Debug)]
pub(super) enum Mode<'a> {
    Diff(Diff<'a>),
    /// For later: see [`SlotContent`].
    Record(&'a mut Vec<Node>),
}

/// The place of one dynamic. It is filled exactly once: each way to fill it consumes it and gives a [`Written`].
#[derive(Debug)]
pub struct Dynamic<'w, 'a> {
    out: &'w mut String,
    mode: Option<&'w mut Mode<'a>>,
}

/// Proof that a dynamic has been written.
#[must_use]
#[derive(Debug)]
pub struct Written(());

impl Written {
    /// Of the outermost template, which has no place in another.
    pub(super) fn at_root() -> Self {
        Self(())
    }
}

/// What writes the dynamics of a template. All modes but HTML call it through this pointer: the closure is compiled once
/// for them, and stands in its place, if it is inlined, for HTML alone.
pub(super) type Write<'f> = &'f mut dyn FnMut(&mut Writer<'_, '_>);

/// The same for what writes the entries of a list.
pub(super) type WriteList<'f> = &'f mut dyn FnMut(&mut List<'_, '_>);

/// [`Write`] of what can be called only once, and is.
#[inline]
pub(super) fn once(write: impl FnOnce(&mut Writer<'_, '_>)) -> impl FnMut(&mut Writer<'_, '_>) {
    let mut write = Some(write);
    move |writer: &mut Writer<'_, '_>| {
        if let Some(write) = write.take() {
            write(writer);
        }
    }
}

/// [`WriteList`] of what can be called only once, and is.
#[inline]
fn list_once(write: impl FnOnce(&mut List<'_, '_>)) -> impl FnMut(&mut List<'_, '_>) {
    let mut write = Some(write);
    move |list: &mut List<'_, '_>| {
        if let Some(write) = write.take() {
            write(list);
        }
    }
}

impl<'a> Writer<'_, 'a> {
    /// Writes a template as HTML.
    #[inline]
    pub(super) fn html(out: &mut String, write: impl FnOnce(&mut Writer<'_, '_>)) {
        write(&mut Writer { out, mode: None });
    }

    /// Writes a template's dynamics as members of an open object. `true` when any was.
    #[inline]
    pub(super) fn diff(out: &mut String, diff: Diff<'_>, write: Write<'_>) -> bool {
        let mut mode = Mode::Diff(diff);
        write(&mut Writer { out, mode: Some(&mut mode) });
        matches!(mode, Mode::Diff(Diff { empty: false, .. }))
    }

    /// Keeps a template's dynamics.
    pub(super) fn record(write: Write<'_>) -> Vec<Node> {
        let (mut nodes, mut unused) = (Vec::new(), String::new());
        write(&mut Writer { out: &mut unused, mode: Some(&mut Mode::Record(&mut nodes)) });
        nodes
    }

    /// What a live component is given to show: a part of this template as it is now.
    pub fn recorded(&self, content: impl FnOnce(Dynamic<'_, '_>) -> Written) -> SlotContent {
        let (mut nodes, mut html) = (Vec::new(), String::new());
        if self.mode.is_none() {
            let Written(()) = content(Dynamic { out: &mut html, mode: None });
            return SlotContent::of_html(html);
        }
        let Written(()) = content(Dynamic { out: &mut html, mode: Some(&mut Mode::Record(&mut nodes)) });
        SlotContent::of(nodes)
    }

    #[inline]
    fn dynamic(&mut self) -> Dynamic<'_, 'a> {
        Dynamic { out: self.out, mode: self.mode.as_deref_mut() }
    }

    /// A static of the template: what the browser has already, so that a diff doesn't say it.
    ///
    /// The template has it too. It is given here as well because the compiler copies a text that it knows in an
    /// instruction or two: HTML is written almost twice as fast.
    #[inline]
    pub fn text(&mut self, text: &'static str) {
        if self.mode.is_none() {
            self.out.push_str(text);
        }
    }

    /// `{value}` between tags.
    #[inline]
    pub fn value(&mut self, value: &(impl Render + ?Sized)) {
        let Written(()) = value.render(self.dynamic());
    }

    /// `name={value}`: the whole attribute, which may be absent.
    #[inline]
    pub fn attribute(&mut self, name: &'static str, value: &(impl Attribute + ?Sized)) {
        let Written(()) = self.dynamic().text(|text| value.write_attribute(name, text));
    }

    /// `data-name={value}`.
    #[inline]
    pub fn data(&mut self, name: &'static str, value: &(impl DataAttribute + ?Sized)) {
        let Written(()) = self.dynamic().text(|text| value.write_data(name, text));
    }

    /// An attribute that spells its truth values, such as `aria-expanded`.
    #[inline]
    pub fn enumerated(&mut self, name: &'static str, value: &(impl Enumerated + ?Sized)) {
        let Written(()) = self.dynamic().text(|text| value.write_enumerated(name, text));
    }

    /// An attribute that is there or not, such as `disabled`.
    #[inline]
    pub fn boolean(&mut self, name: &'static str, present: bool) {
        let Written(()) = self.dynamic().text(|text| write_boolean(name, present, text));
    }

    /// An attribute that holds a URL, such as `href`.
    #[inline]
    pub fn url(&mut self, name: &'static str, url: &(impl UrlAttribute + ?Sized)) {
        let Written(()) = self.dynamic().text(|text| url.write_url(name, text));
    }

    /// `phx-target={target}`.
    #[inline]
    pub fn target(&mut self, name: &'static str, target: &(impl EventTarget + ?Sized)) {
        let Written(()) = self.dynamic().text(|text| target.write_target(name, text));
    }

    /// `phx-click={event}` and the like, with the event's values.
    #[inline]
    pub fn event(&mut self, name: &'static str, event: &(impl Binding + ?Sized)) {
        let Written(()) = self.dynamic().text(|text| event.write_binding(name, text));
    }

    /// The value alone, of an attribute that is always there: between the quotes of `id="…"`.
    #[inline]
    pub fn attribute_value(&mut self, value: &(impl Value + ?Sized)) {
        let Written(()) = self.dynamic().value(value);
    }

    /// The value alone, between the quotes of `phx-value-id="…"`. `None` sends an empty text, which is read as `None`.
    #[inline]
    pub fn event_value(&mut self, value: &(impl EventValue + ?Sized)) {
        let Written(()) = self.dynamic().text(|text| {
            value.write_event_value(text);
        });
    }

    /// The classes between the quotes of `class="…"`.
    #[inline]
    pub fn class(&mut self, class: &(impl Class + ?Sized)) {
        let Written(()) = self.dynamic().text(|text| class.write_classes(&mut Classes::new(text, true)));
    }

    /// The classes after others that are static: each has a space before it.
    #[inline]
    pub fn more_classes(&mut self, class: &(impl Class + ?Sized)) {
        let Written(()) = self.dynamic().text(|text| class.write_classes(&mut Classes::new(text, false)));
    }

    /// `{..attributes}`.
    #[inline]
    pub fn spread(&mut self, attributes: &(impl AttributeList + ?Sized)) {
        let Written(()) = self.dynamic().text(|text| attributes.write_list(text));
    }

    /// `<.component …>`.
    #[inline]
    pub fn component(&mut self, component: impl Component) {
        let Written(()) = component.render_component(self.dynamic());
    }

    /// A template inside this one: a branch of `if` or `match`.
    #[inline]
    pub fn template(&mut self, template: &'static Parts, write: impl FnOnce(&mut Writer<'_, '_>)) {
        let Written(()) = self.dynamic().template(template, write);
    }

    /// `:memo={key}`: all of this template, as `write` writes it, unless the browser has it with an equal key.
    #[inline]
    pub fn memo(&mut self, key: &(impl MemoKey + ?Sized), write: impl FnOnce(&mut Self)) {
        let Some(Mode::Diff(diff)) = self.mode.as_deref_mut() else { return write(self) };
        let (hash, before) = (hash_key(key), diff.statics.unkept);
        if diff.has_memo(hash) {
            return;
        }
        write(self);
        if let Some(Mode::Diff(diff)) = self.mode.as_deref_mut() {
            diff.keep_memo(hash, before);
        }
    }

    /// Nothing: the branch that is not there.
    #[inline]
    pub fn empty(&mut self) {
        let Written(()) = self.dynamic().empty();
    }

    /// A list whose entries are of `template`; `write` adds them.
    #[inline]
    pub fn list(&mut self, template: &'static Parts, write: impl FnOnce(&mut List<'_, '_>)) {
        let Written(()) = self.dynamic().list(template, write);
    }
}

impl Dynamic<'_, '_> {
    /// Fills the place with text that `write` writes.
    #[inline]
    pub fn text(self, write: impl FnOnce(&mut Text<'_>)) -> Written {
        match self.mode {
            None => write(&mut Text::html(self.out)),
            Some(mode) => mode.text(self.out, write),
        }
        Written(())
    }

    /// Fills the place with a value's text.
    #[inline]
    pub fn value(self, value: &(impl Value + ?Sized)) -> Written {
        self.text(|text| value.write(text))
    }

    /// Fills the place with nothing.
    #[inline]
    pub fn empty(self) -> Written {
        self.text(|_| {})
    }

    /// Fills the place with a template.
    #[inline]
    pub fn template(self, template: &'static Parts, write: impl FnOnce(&mut Writer<'_, '_>)) -> Written {
        match self.mode {
            None => Writer::html(self.out, write),
            Some(mode) => mode.template(self.out, template, &mut once(write)),
        }
        Written(())
    }

    /// Fills the place with a list whose entries are of `template`; `write` adds them.
    #[inline]
    pub fn list(self, template: &'static Parts, write: impl FnOnce(&mut List<'_, '_>)) -> Written {
        match self.mode {
            None => write(&mut List::html(self.out, Template(template))),
            Some(mode) => mode.list(self.out, template, &mut list_once(write)),
        }
        Written(())
    }

    /// Fills the place with nothing because of what stands elsewhere in the page: a `:memo` around it doesn't keep that.
    pub(crate) fn leave_out(self) -> Written {
        let Self { out, mut mode } = self;
        let Written(()) = Dynamic { out, mode: mode.as_deref_mut() }.empty();
        if let Some(Mode::Diff(diff)) = mode {
            diff.statics.unkept += 1;
        }
        Written(())
    }

    /// Whether this writes a page, in which live components stand themselves.
    pub(crate) fn is_html(&self) -> bool {
        self.mode.is_none()
    }

    /// Fills the place with a live component of a content that is kept.
    pub(super) fn component_again(self, shown: &Arc<dyn Shown>) -> Written {
        if let Some(Mode::Record(nodes)) = self.mode {
            nodes.push(Node::Component(Arc::clone(shown)));
            return Written(());
        }
        self.component(shown.show(), |_| Arc::clone(shown))
    }

    /// Fills the place with a live component, by its number; nothing where it has none. `shown` is what is kept of it where
    /// this is kept for later.
    pub(crate) fn component(self, cid: Option<Cid>, shown: impl FnOnce(Cid) -> Arc<dyn Shown>) -> Written {
        match (self.mode, cid) {
            (Some(Mode::Diff(diff)), Some(cid)) => diff.component(self.out, cid),
            (Some(Mode::Record(nodes)), Some(cid)) => nodes.push(Node::Component(shown(cid))),
            (mode, _) => return Dynamic { out: self.out, mode }.leave_out(),
        }
        Written(())
    }
}

impl Mode<'_> {
    /// Out of line, so that HTML's code stays small.
    #[inline(never)]
    fn text(&mut self, out: &mut String, write: impl FnOnce(&mut Text<'_>)) {
        match self {
            Self::Diff(diff) => diff.text(out, write),
            Self::Record(nodes) => nodes.push(Node::of_text(write)),
        }
    }

    fn template(&mut self, out: &mut String, template: &'static Parts, write: Write<'_>) {
        match self {
            Self::Diff(diff) => diff.template(out, Template(template), write),
            Self::Record(nodes) => nodes.push(Node::Template(template, Writer::record(write))),
        }
    }

    fn list(&mut self, out: &mut String, template: &'static Parts, write: WriteList<'_>) {
        match self {
            Self::Diff(diff) => diff.list(out, Template(template), write),
            Self::Record(nodes) => nodes.push(Node::List(template, List::record(Template(template), write))),
        }
    }
}

impl Diff<'_> {
    fn template(&mut self, out: &mut String, template: Template, write: Write<'_>) {
        let (start, was_empty) = (out.len(), self.empty);
        let index = self.next_index();
        member(out, &mut self.empty, index);
        let tree = self.prints[index].tree();
        let fresh = tree.become_tree_of(template);
        // In a live component that has another one's statics, all values are sent, of templates that are known too.
        let full = fresh || self.full;
        out.push('{');
        if fresh {
            out.push_str("\"s\":");
            self.statics.add(template, out);
            if template.root() {
                out.push_str(",\"r\":1");
            }
        }
        let diff = Diff { prints: &mut tree.prints, statics: self.statics, full, empty: !fresh, index: 0 };
        if Writer::diff(out, diff, write) {
            out.push('}');
        } else {
            out.truncate(start);
            self.empty = was_empty;
        }
    }

    fn list(&mut self, out: &mut String, template: Template, write: WriteList<'_>) {
        let (start, was_empty) = (out.len(), self.empty);
        let index = self.next_index();
        member(out, &mut self.empty, index);
        let print = &mut self.prints[index];
        let known = print.known_list(template).map(|list| if self.full { usize::MAX } else { list.keys.len() });
        out.push('{');
        let told = List::diff(out, template, ListDiff::new(print, known, self.statics), write);
        if told == Told::Changed {
            out.push_str("}}");
            return;
        }
        out.truncate(start);
        self.empty = was_empty;
        if told == Told::Nothing {
            // The browser needs no list before there is something in it.
            self.index = index;
            self.text(out, |_| {});
        }
    }
}
