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
pub struct Writer<'a> {
    out: &'a mut String,
    mode: Mode<'a>,
}

#[derive(Debug)]
pub(super) enum Mode<'a> {
    Html,
    Diff(Diff<'a>),
    /// For later: see [`SlotContent`].
    Record(&'a mut Vec<Node>),
}

/// The place of one dynamic. It is filled exactly once: each way to fill it consumes it and gives a [`Written`].
#[derive(Debug)]
pub struct Dynamic<'w, 'a> {
    writer: &'w mut Writer<'a>,
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

impl<'a> Writer<'a> {
    /// Writes a template as HTML.
    #[inline]
    pub(super) fn html(out: &'a mut String, write: impl FnOnce(&mut Writer<'_>)) {
        write(&mut Writer { out, mode: Mode::Html });
    }

    /// Writes a template's dynamics as members of an open object. `true` when any was.
    #[inline]
    pub(super) fn diff(out: &mut String, diff: Diff<'_>, write: impl FnOnce(&mut Writer<'_>)) -> bool {
        let mut writer = Writer { out, mode: Mode::Diff(diff) };
        write(&mut writer);
        matches!(writer.mode, Mode::Diff(Diff { empty: false, .. }))
    }

    /// Keeps a template's dynamics.
    pub(super) fn record(write: impl FnOnce(&mut Writer<'_>)) -> Vec<Node> {
        let (mut nodes, mut unused) = (Vec::new(), String::new());
        write(&mut Writer { out: &mut unused, mode: Mode::Record(&mut nodes) });
        nodes
    }

    /// What a live component is given to show: a part of this template as it is now.
    pub fn recorded(&self, content: impl FnOnce(Dynamic<'_, '_>) -> Written) -> SlotContent {
        let (mut nodes, mut html) = (Vec::new(), String::new());
        let is_html = matches!(self.mode, Mode::Html);
        let mode = if is_html { Mode::Html } else { Mode::Record(&mut nodes) };
        let Written(()) = content(Dynamic { writer: &mut Writer { out: &mut html, mode } });
        if is_html { SlotContent::of_html(html) } else { SlotContent::of(nodes) }
    }

    #[inline]
    fn dynamic(&mut self) -> Dynamic<'_, 'a> {
        Dynamic { writer: self }
    }

    /// A static of the template: what the browser has already, so that a diff doesn't say it.
    ///
    /// The template has it too. It is given here as well because the compiler copies a text that it knows in an
    /// instruction or two: HTML is written almost twice as fast.
    #[inline]
    pub fn text(&mut self, text: &'static str) {
        if matches!(self.mode, Mode::Html) {
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
    pub fn template(&mut self, template: &'static Parts, write: impl FnOnce(&mut Writer<'_>)) {
        let Written(()) = self.dynamic().template(template, write);
    }

    /// `:memo={key}`: all of this template, as `write` writes it, unless the browser has it with an equal key.
    #[inline]
    pub fn memo(&mut self, key: &(impl MemoKey + ?Sized), write: impl FnOnce(&mut Self)) {
        let hash = matches!(self.mode, Mode::Diff(_)).then(|| hash_key(key));
        if let (Some(hash), Mode::Diff(diff)) = (hash, &self.mode)
            && diff.has_memo(hash)
        {
            return;
        }
        write(self);
        if let (Some(hash), Mode::Diff(diff)) = (hash, &mut self.mode) {
            diff.keep_memo(hash);
        }
    }

    /// Nothing: the branch that is not there.
    #[inline]
    pub fn empty(&mut self) {
        let Written(()) = self.dynamic().empty();
    }

    /// A list whose entries are of `template`; `write` adds them.
    #[inline]
    pub fn list(&mut self, template: &'static Parts, write: impl FnOnce(&mut List<'_>)) {
        let Written(()) = self.dynamic().list(template, write);
    }
}

impl Dynamic<'_, '_> {
    /// Fills the place with text that `write` writes.
    #[inline]
    pub fn text(self, write: impl FnOnce(&mut Text<'_>)) -> Written {
        let writer = self.writer;
        match &mut writer.mode {
            Mode::Html => write(&mut Text::html(writer.out)),
            Mode::Diff(diff) => diff.text(writer.out, write),
            Mode::Record(nodes) => Node::keep_text(nodes, write),
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
    pub fn template(self, template: &'static Parts, write: impl FnOnce(&mut Writer<'_>)) -> Written {
        let writer = self.writer;
        match &mut writer.mode {
            Mode::Html => Writer::html(writer.out, write),
            Mode::Diff(diff) => diff.template(writer.out, Template(template), write),
            Mode::Record(nodes) => Node::keep_template(nodes, template, write),
        }
        Written(())
    }

    /// Fills the place with a list whose entries are of `template`; `write` adds them.
    #[inline]
    pub fn list(self, template: &'static Parts, write: impl FnOnce(&mut List<'_>)) -> Written {
        let writer = self.writer;
        match &mut writer.mode {
            Mode::Html => write(&mut List::html(writer.out, Template(template))),
            Mode::Diff(diff) => diff.list(writer.out, Template(template), write),
            Mode::Record(nodes) => Node::keep_list(nodes, template, write),
        }
        Written(())
    }

    /// Fills the place with nothing because of what stands elsewhere in the page: a `:memo` around it doesn't keep that.
    pub(crate) fn leave_out(self) -> Written {
        let writer = self.writer;
        let Written(()) = Dynamic { writer }.empty();
        if let Mode::Diff(diff) = &mut writer.mode {
            diff.forget_last();
        }
        Written(())
    }

    /// Whether this writes a page, in which live components stand themselves.
    pub(crate) fn is_html(&self) -> bool {
        matches!(self.writer.mode, Mode::Html)
    }

    /// Fills the place with a live component of a content that is kept.
    pub(super) fn component_again(self, shown: &Arc<dyn Shown>) -> Written {
        if let Mode::Record(nodes) = &mut self.writer.mode {
            nodes.push(Node::Component(Arc::clone(shown)));
            return Written(());
        }
        self.component(shown.show(), |_| Arc::clone(shown))
    }

    /// Fills the place with a live component, by its number; nothing where it has none. `shown` is what is kept of it where
    /// this is kept for later.
    pub(crate) fn component(self, cid: Option<Cid>, shown: impl FnOnce(Cid) -> Arc<dyn Shown>) -> Written {
        let writer = self.writer;
        match (&mut writer.mode, cid) {
            (Mode::Diff(diff), Some(cid)) => diff.component(writer.out, cid),
            (Mode::Record(nodes), Some(cid)) => nodes.push(Node::Component(shown(cid))),
            _ => return Dynamic { writer }.leave_out(),
        }
        Written(())
    }
}

// Out of line: what `html!` expands to stays small, and HTML mode fast.
impl Diff<'_> {
    #[inline(never)]
    fn template(&mut self, out: &mut String, template: Template, write: impl FnOnce(&mut Writer<'_>)) {
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

    #[inline(never)]
    fn list(&mut self, out: &mut String, template: Template, write: impl FnOnce(&mut List<'_>)) {
        let (start, was_empty) = (out.len(), self.empty);
        let index = self.next_index();
        member(out, &mut self.empty, index);
        let print = &mut self.prints[index];
        let known = print.known_list(template).map(|list| if self.full { usize::MAX } else { list.keys.len() });
        out.push('{');
        let mut list = List::diff(out, template, ListDiff::new(print, known, self.statics));
        write(&mut list);
        let told = list.finish();
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
