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

use live_template::{
    ast::{Attribute, Component, Expr, Item, Name, Node, Tag, Value},
    shape::{self, AttributeKind, Shape},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{
    expand::{Code, at},
    kept,
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
    pub(super) fn component(&mut self, component: &Component) -> TokenStream {
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

    fn call(&mut self, component: &Component) -> TokenStream {
        let (path, tag) = (&component.path, &component.tag);
        let span = at(tag.name.last);
        let (slots, children) = split(tag);
        if component.is_live() {
            return self.live(component, &slots, children.as_deref());
        }
        let call = self.attributes(quote_spanned!(span=> #path()), tag);
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

    /// A live component, which keeps what it is given to show.
    fn live(&mut self, component: &Component, slots: &[Entries<'_>], children: Option<&[Node]>) -> TokenStream {
        let (path, tag) = (&component.path, &component.tag);
        let span = at(tag.name.last);
        // As the name itself, so that rustc says once of a type that it is no live component.
        let builder = quote_spanned!(tag.name.last=> <#path as ::live_runtime::__private::LiveElement>::builder());
        let mut call = self.attributes(builder, tag);
        for entries in slots {
            let Some(slot) = entries.tags.first() else { continue };
            let name = &entries.slot;
            let content = self.recorded(&slot.children, at(name.span()));
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
            let content = self.recorded(children, span);
            call = quote_spanned!(span=> #call.children(#content));
        }
        let (writer, name) = (&self.writer, Names::new().component);
        quote_spanned!(span=> match #call { #name => { #writer.component(#name); } })
    }

    /// A part of this template as it is now.
    fn recorded(&mut self, nodes: &[Node], span: Span) -> TokenStream {
        let dynamic = Names::new().dynamic;
        let content = self.content(nodes, &dynamic);
        let writer = &self.writer;
        let recorded = quote!(#writer.recorded(|#dynamic| #content));
        quote_spanned!(span=> ::live_runtime::__private::content(#recorded))
    }

    /// What stands in no slot.
    fn children(&mut self, tag: &Tag, nodes: &[Node], names: &Names, then: &TokenStream) -> TokenStream {
        let Names { component, place, entries, dynamic, .. } = names;
        let span = at(tag.name.last);
        let content = self.content(nodes, dynamic);
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

    /// All entries of one slot.
    fn slot(&mut self, slot: &Entries<'_>, names: &Names, then: &TokenStream) -> TokenStream {
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
    fn entry(&mut self, tag: &Tag, names: &Names) -> TokenStream {
        let Names { place, dynamic, .. } = names;
        let span = at(tag.name.last);
        let attributes = self.attributes(quote_spanned!(span=> #place.attributes()), tag);
        let (binding, content) = (binding(tag), self.content(&tag.children, dynamic));
        quote_spanned!(span=> #place.entry(#attributes, &|#binding, #dynamic| #content))
    }

    /// Entries of which some have `:if` or `:for`: their number is known only when the page is rendered.
    ///
    /// The contents come first, so that they live as long as the entries. They apply the directives again, for the names
    /// that these bind.
    fn collected(&mut self, tags: &[&Tag], names: &Names, filled: &TokenStream) -> TokenStream {
        let Names { place, entries, dynamic, item, index, .. } = names;
        let mut pushed = TokenStream::new();
        let mut contents = Vec::new();
        for (number, tag) in tags.iter().enumerate() {
            let span = at(tag.name.last);
            let content = format_ident!("content{}", number, span = Span::mixed_site());
            let (binding, directives) = (binding(tag), &tag.directives);
            let mut written = self.content(&tag.children, dynamic);
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

    /// A part of this template, written where the component puts it.
    fn content(&mut self, nodes: &[Node], dynamic: &Ident) -> TokenStream {
        let shape = Shape::of_nodes(nodes, self.view);
        let index = self.template(&shape);
        let inner: TokenStream = self.dynamics(&shape).into();
        let writer = &self.writer;
        quote!(#dynamic.template(&__TEMPLATES[#index], |#writer| { #inner }))
    }

    /// `builder` with the attributes of the tag.
    fn attributes(&self, mut builder: TokenStream, tag: &Tag) -> TokenStream {
        let mut seen = Vec::new();
        // What a slot cannot take is said by the check.
        let is_slot = tag.name.text.starts_with(':');
        let is_live = tag.name.text.rsplit([':', '.']).next().is_some_and(|last| last.starts_with(char::is_uppercase));
        for item in &tag.items {
            match item {
                Item::Spread(_) if is_slot => {}
                Item::Spread(expr) => {
                    let tokens = &expr.tokens;
                    let value = quote_spanned!(expr.span=> &(#tokens));
                    builder = with(at(expr.span), &value, &builder);
                }
                // Given twice: said by the check.
                Item::Attribute(attribute) if seen.contains(&attribute.name.text) => {}
                Item::Attribute(attribute) => {
                    seen.push(attribute.name.text.clone());
                    match method(&attribute.name) {
                        Some(method) => {
                            let value = edited(tag, attribute);
                            let value = if is_live && method == "id" { lent(attribute, &value) } else { value };
                            let span = at(method.span());
                            builder = quote_spanned!(span=> #builder.#method(#value));
                        }
                        None if is_slot => {}
                        None => builder = self.passed_on(tag, attribute, &builder),
                    }
                }
            }
        }
        builder
    }

    /// An attribute whose name is no name in Rust: `aria-label`, `data-id`, `phx-click`.
    fn passed_on(&self, tag: &Tag, attribute: &Attribute, builder: &TokenStream) -> TokenStream {
        let name = attribute.name.text.as_str();
        let span = at(attribute.name.first);
        let kind = match &attribute.value {
            Value::Expr(_) => match shape::attribute_kind(tag, name, self.view) {
                AttributeKind::Data => "PlainDataAttribute",
                AttributeKind::Event => "EventAttribute",
                AttributeKind::Target => "TargetAttribute",
                AttributeKind::EventArgument { .. } => "EventArgument",
                AttributeKind::Enumerated => "EnumeratedAttribute",
                _ => "PlainAttribute",
            },
            _ => "PlainAttribute",
        };
        let kind = Ident::new(kind, span);
        let value = match (&attribute.value, shape::attribute_kind(tag, name, self.view)) {
            (Value::Expr(Expr { tokens, span }), AttributeKind::EventArgument { ty: Some(ty) }) => {
                quote_spanned!(*span=> ::live_runtime::__private::argument::<#ty>(&(#tokens)))
            }
            (Value::Expr(Expr { tokens, span }), _) => quote_spanned!(*span=> &(#tokens)),
            (other, _) => value(other),
        };
        let attribute = quote_spanned!(span=> ::live_runtime::__private::component::#kind(#name, #value));
        with(span, &attribute, builder)
    }
}

/// The id of a live component, which may be anything that has a text.
fn lent(attribute: &Attribute, id: &TokenStream) -> TokenStream {
    let span = match &attribute.value {
        Value::Expr(expr) => expr.span,
        Value::Literal(literal) => literal.span(),
        _ => attribute.name.first,
    };
    quote_spanned!(span=> &(#id))
}

fn with(span: Span, attribute: &TokenStream, builder: &TokenStream) -> TokenStream {
    quote_spanned!(span=> ::live_runtime::__private::component::with(#builder, #attribute))
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

/// The method of an attribute whose name is one in Rust.
fn method(name: &Name) -> Option<Ident> {
    identifier(&name.text, name.first)
}

fn identifier(text: &str, span: Span) -> Option<Ident> {
    let ident = syn::parse_str::<Ident>(text).or_else(|_| syn::parse_str(&format!("r#{text}")));
    let mut ident = ident.ok()?;
    ident.set_span(span);
    Some(ident)
}

/// The value of an attribute; `field={…}` of an `<.input type="checkbox">` has to be one that a checkbox can edit.
fn edited(tag: &Tag, attribute: &Attribute) -> TokenStream {
    let plain = value(&attribute.value);
    let is_input = tag.name.text.rsplit(['.', ':']).next() == Some("input");
    let (true, "field", Value::Expr(expr)) = (is_input, attribute.name.text.as_str(), &attribute.value) else {
        return plain;
    };
    let kind = tag.attribute("type").and_then(Attribute::literal).map(syn::LitStr::value);
    let check = match kind.as_deref() {
        Some("checkbox") => "checkbox",
        Some("number" | "range") => "number",
        Some("date") => "date",
        _ => return plain,
    };
    let check = Ident::new(check, expr.span);
    let span = at(expr.span);
    quote_spanned!(span=> ::live_runtime::form::kind::#check(#plain))
}

fn value(value: &Value) -> TokenStream {
    match value {
        Value::None => quote!(true),
        Value::Literal(literal) => quote!(#literal),
        Value::Expr(expr) => expr.tokens.clone(),
        Value::Invalid => quote!(::live_runtime::__private::component::invalid()),
    }
}
