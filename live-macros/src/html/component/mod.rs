//! A component in a template: a chain of calls that gives its attributes and fills its slots.
//!
//! ```text
//! <.table rows={&users}>                   match table().rows(&users) { component => {
//!     <:col :let={user} label="Name">          let place = component.col();
//!         {&user.name}                         match [place.entry(place.attributes().label("Name"), &|user, dynamic| …)] {
//!     </:col>                                      entries => {
//! </.table>                                            let component = place.fill(&entries);
//!                                                      writer.component(component);
//!                                          }}}}
//! ```
//!
//! `match` rather than `let`, so that what an attribute or a slot borrows may be a temporary.

mod attributes;
mod kept;
mod live;
mod slot;

use live_template::{
    ast::{Component, Node, Tag},
    shape::Shape,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use self::attributes::{identifier, method};
use super::{
    expand::{Code, at},
    tokens::Tokens,
};

/// The entries of one slot, in order.
struct Entries<'t> {
    slot: Ident,
    tags: Vec<&'t Tag>,
}

/// The names that an expansion uses for itself.
struct Names {
    component: Ident,
    place: Ident,
    entries: Ident,
    dynamic: Ident,
    item: Ident,
    index: Ident,
}

impl Names {
    fn new() -> Self {
        let name = |name| Ident::new(name, Span::mixed_site());
        Self {
            component: name("component"),
            place: name("place"),
            entries: name("entries"),
            dynamic: name("dynamic"),
            item: name("item"),
            index: name("index"),
        }
    }
}

impl Code<'_> {
    /// A component with everything in it.
    pub(super) fn component(&self, component: &Component) -> TokenStream {
        let call = self.call(component);
        if !component.tag.attributes().any(|attribute| method(&attribute.name).is_some()) {
            return call;
        }
        let span = at(component.tag.name.last);
        quote_spanned! {span=> {
            #[allow(unused_imports)]
            use ::live_runtime::__private::component::GlobalAttributes as _;
            #call
        } }
    }

    fn call(&self, component: &Component) -> TokenStream {
        let (path, tag) = (&component.path, &component.tag);
        let span = at(tag.name.last);
        let (slots, children) = split(tag);
        if component.is_live() {
            return self.live(component, &slots, children.as_deref());
        }
        // At the name, where rustc says of a function that it is no component.
        let builder = quote_spanned!(span=> ::live_runtime::__private::component::called(#path));
        let call = self.attributes(builder, tag);
        let writer = &self.writer;
        let names = Names::new();
        let component = &names.component;
        let mut fill = quote_spanned!(span=> #writer.component(#component););
        for entries in slots.iter().rev() {
            fill = self.slot(entries, &names, &fill);
        }
        if let Some(children) = children {
            fill = self.children(tag, &children, &names, &fill);
        }
        quote_spanned!(span=> match #call { #component => { #fill } })
    }

    /// What stands in no slot.
    fn children(&self, tag: &Tag, nodes: &[Node], names: &Names, then: &TokenStream) -> TokenStream {
        let Names { component, place, entries, dynamic, .. } = names;
        let span = at(tag.name.last);
        let content = self.content(&Shape::of_nodes(nodes, self.view), dynamic);
        let binding = binding(tag);
        let body = quote_spanned!(span=> ::live_runtime::__private::component::Body);
        let entry = quote_spanned!(span=> #place.entry(#place.attributes(), &|#binding, #dynamic| #content));
        quote_spanned! {span=> {
            let #place = #component.children(#body);
            match [#entry] { #entries => {
                let #component = #place.fill(&#entries);
                #then
            } }
        } }
    }

    /// A part of this template, written where the component puts it.
    fn content(&self, shape: &Shape<'_>, dynamic: &Ident) -> TokenStream {
        let inner: TokenStream = self.dynamics(shape).into();
        let (writer, mut template) = (&self.writer, Tokens::new());
        template.template(shape);
        let template: TokenStream = template.into();
        quote!(#dynamic.template(#template |#writer| { #inner }))
    }
}

/// The entries of each slot, and what stands in none, where there is any.
fn split(tag: &Tag) -> (Vec<Entries<'_>>, Option<Vec<Node>>) {
    let mut slots: Vec<Entries<'_>> = Vec::new();
    let mut children = Vec::new();
    for node in &tag.children {
        let Node::Slot(slot) = node else {
            children.push(node.clone());
            continue;
        };
        let text = slot.name.text.trim_start_matches(':');
        let Some(name) = identifier(text, slot.name.last) else { continue };
        match slots.iter_mut().find(|entries| entries.slot == name) {
            Some(entries) => entries.tags.push(slot),
            None => slots.push(Entries { slot: name, tags: vec![slot] }),
        }
    }
    let is_empty = children.iter().all(Node::is_white_space) && tag.directives.binding.is_none();
    (slots, (!is_empty).then_some(children))
}

fn binding(tag: &Tag) -> TokenStream {
    tag.directives.binding.as_ref().map_or_else(|| quote!(_), |binding| binding.tokens.clone())
}
