//! The entries of a slot, each a closure that writes a part of the template around it.

use live_template::{ast::Tag, shape::Shape};
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{Entries, Names, binding, kept};
use crate::html::expand::{Code, at};

impl Code<'_> {
    /// All entries of one slot.
    pub(super) fn slot(&self, slot: &Entries<'_>, names: &Names, then: &TokenStream) -> TokenStream {
        let Names { component, place, entries, .. } = names;
        let name = &slot.slot;
        let span = at(name.span());
        let is_plain = |tag: &&Tag| tag.directives.each.is_none() && tag.directives.condition.is_none();
        let filled = quote_spanned! {span=> #entries => {
            let #component = #place.fill(&#entries);
            #then
        } };
        let code = if slot.tags.iter().all(is_plain) {
            let plain: Vec<_> = slot.tags.iter().map(|tag| self.entry(tag, names)).collect();
            quote_spanned!(span=> match [#(#plain),*] { #filled })
        } else {
            self.collected(&slot.tags, names, &filled)
        };
        quote_spanned!(span=> { let #place = #component.#name(); #code })
    }

    /// An entry that is always there.
    fn entry(&self, tag: &Tag, names: &Names) -> TokenStream {
        let Names { place, dynamic, .. } = names;
        let span = at(tag.name.last);
        let attributes = self.attributes(quote_spanned!(span=> #place.attributes()), tag);
        let (binding, content) = (binding(tag), self.content(&Shape::of_slot(tag, self.view), dynamic));
        quote_spanned!(span=> #place.entry(#attributes, &|#binding, #dynamic| #content))
    }

    /// Entries of which some have `:if` or `:for`: their number is known only when the page is rendered.
    ///
    /// The contents come first, so that they live as long as the entries. They apply the directives again, for the names
    /// that these bind.
    fn collected(&self, tags: &[&Tag], names: &Names, filled: &TokenStream) -> TokenStream {
        let Names { place, entries, dynamic, item, index, .. } = names;
        let mut pushed = TokenStream::new();
        let mut contents = Vec::new();
        for (number, tag) in tags.iter().enumerate() {
            let span = at(tag.name.last);
            let content = format_ident!("content{}", number, span = Span::mixed_site());
            let (binding, directives) = (binding(tag), &tag.directives);
            let mut written = self.content(&Shape::of_slot(tag, self.view), dynamic);
            let kept = format_ident!("kept{}", number, span = Span::mixed_site());
            let (tag, made) = kept::take_out(tag, &kept);
            let attributes = self.attributes(quote_spanned!(span=> #place.attributes()), &tag);
            let number = if directives.each.is_some() { quote!(#index) } else { quote!(0) };
            let mut push = quote_spanned!(span=> #entries.push(#place.item(#attributes, &#content, #number)););
            let mut keep = quote!(::core::option::Option::Some((#(#made,)*)));
            if !made.is_empty() {
                push = quote!(if let ::core::option::Option::Some(#kept) = &#kept[#number] { #push });
            }
            if let Some(condition) = &directives.condition {
                let condition = &condition.tokens;
                // What the condition binds may be used in the attributes or in the content alone.
                let allow = quote!(#[allow(unused_variables)]);
                written =
                    quote!({ #allow let written = if #condition { #written } else { #dynamic.empty() }; written });
                push = quote!(#allow { if #condition { #push } });
                keep = quote! {
                    { #allow let kept = if #condition { #keep } else { ::core::option::Option::None }; kept }
                };
            }
            if let Some(each) = &directives.each {
                let (pattern, iterator) = (&each.pattern, &each.iterator.tokens);
                written = quote! { {
                    #[allow(unused_variables)]
                    let #pattern = #item;
                    #written
                } };
                pushed.extend(quote! {
                    for (#index, #item) in #content.items() {
                        #[allow(unused_variables)]
                        let #pattern = #item;
                        #push
                    }
                });
                keep = quote! {
                    #content.items().map(|(_, #item)| {
                        #[allow(unused_variables)]
                        let #pattern = #item;
                        #keep
                    }).collect::<::std::vec::Vec<_>>()
                };
                contents.push((
                    content,
                    quote_spanned!(span=> #place.each(#iterator, |#item, #binding, #dynamic| #written)),
                ));
            } else {
                pushed.extend(push);
                keep = quote!([#keep]);
                contents.push((content, quote_spanned!(span=> #place.content(|#binding, #dynamic| #written))));
            }
            if !made.is_empty() {
                contents.push((kept, keep));
            }
        }
        let mut code = quote! {
            match {
                let mut #entries = ::std::vec::Vec::new();
                #pushed
                #entries
            } { #filled }
        };
        for (content, value) in contents.iter().rev() {
            code = quote!(match #value { #content => { #code } });
        }
        code
    }
}
