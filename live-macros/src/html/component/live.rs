//! A live component: a state of its own, which is found by its type and id, and keeps what it is given to show.

use live_template::{
    ast::{Component, Node},
    shape::Shape,
};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{Entries, Names};
use crate::html::expand::{Code, at};

impl Code<'_> {
    /// A live component with everything in it.
    pub(super) fn live(&self, component: &Component, slots: &[Entries<'_>], children: Option<&[Node]>) -> TokenStream {
        let (path, tag) = (&component.path, &component.tag);
        let span = at(tag.name.last);
        // As the name itself, so that rustc says once of a type that it is no live component.
        let builder = quote_spanned!(tag.name.last=> <#path as ::live_runtime::__private::LiveElement>::builder());
        let mut call = self.attributes(builder, tag);
        for entries in slots {
            let Some(slot) = entries.tags.first() else { continue };
            let name = &entries.slot;
            let content = self.recorded(&Shape::of_slot(slot, self.view), at(name.span()));
            let content = match &slot.directives.condition {
                None => content,
                Some(condition) => {
                    let condition = &condition.tokens;
                    quote!(if #condition { ::core::option::Option::Some(#content) } else { ::core::option::Option::None })
                }
            };
            call = quote_spanned!(at(name.span())=> #call.#name(#content));
        }
        if let Some(children) = children {
            let content = self.recorded(&Shape::of_nodes(children, self.view), span);
            call = quote_spanned!(span=> #call.children(#content));
        }
        let (writer, name) = (&self.writer, Names::new().component);
        quote_spanned!(span=> match #call { #name => { #writer.component(#name); } })
    }

    /// A part of this template as it is now.
    fn recorded(&self, shape: &Shape<'_>, span: Span) -> TokenStream {
        let dynamic = Names::new().dynamic;
        let content = self.content(shape, &dynamic);
        let writer = &self.writer;
        let recorded = quote!(#writer.recorded(|#dynamic| #content));
        quote_spanned!(span=> ::live_runtime::__private::content(#recorded))
    }
}
