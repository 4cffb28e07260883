//! From a template's shape to the code that writes it.
//!
//! The code calls one method of `Writer` for each dynamic, in order. What users wrote in braces is passed on as it is,
//! so that completion works inside it and rustc's messages point at it.

use live_template::{
    ast::{Expr, Template},
    shape::{self, Around, AttributeKind, Dynamic, For, Hole, Shape},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::header::View;

/// Mentions the handlers that the template names, each at its literal, so that editors go from there to the handler.
pub(super) fn used_events(template: &Template, view: Option<&View>) -> TokenStream {
    let Some(view) = view else { return TokenStream::new() };
    let used = shape::events(template).into_iter().filter_map(|literal| {
        let mut method = view.method(&literal.value())?.clone();
        method.set_span(literal.span());
        Some(quote!(let _ = Self::#method;))
    });
    used.collect()
}

/// The value that `html!` is.
pub(super) fn rendered(shape: &Shape<'_>, view: Option<&live_template::View>) -> TokenStream {
    let mut code = Code { view, templates: Vec::new(), writer: Ident::new("writer", Span::mixed_site()) };
    let index = code.template(shape);
    let body = code.dynamics(shape);
    let Code { templates, writer, .. } = code;
    let count = templates.len();
    quote! {
        static __TEMPLATES: [::live_runtime::__private::Template; #count] = [#(#templates),*];
        ::live_runtime::__private::Rendered::new(
            &__TEMPLATES[#index],
            move |#writer: &mut ::live_runtime::__private::Writer<'_>| { #body },
        )
    }
}

/// The code of a template in the making.
pub(super) struct Code<'v> {
    /// For the parts of the template that components and slots enclose.
    pub(super) view: Option<&'v live_template::View>,
    /// The statics of the template and of all inside it.
    templates: Vec<TokenStream>,
    pub(super) writer: Ident,
}

impl Code<'_> {
    /// Adds a template's statics to the table.
    pub(super) fn template(&mut self, shape: &Shape<'_>) -> usize {
        let (fingerprint, statics, json, root) = (shape.fingerprint(), &shape.statics, shape.json(), shape.root);
        self.templates.push(quote! {
            ::live_runtime::__private::Template::new(#fingerprint, &[#(#statics),*], #json, #root)
        });
        self.templates.len() - 1
    }

    /// Statics and dynamics in turn.
    pub(super) fn dynamics(&mut self, shape: &Shape<'_>) -> TokenStream {
        let mut code = TokenStream::new();
        for (index, text) in shape.statics.iter().enumerate() {
            let writer = &self.writer;
            if !text.is_empty() {
                code.extend(quote!(#writer.text(#text);));
            }
            code.extend(shape.dynamics.get(index).map(|dynamic| self.dynamic(dynamic)));
        }
        code
    }

    fn dynamic(&mut self, dynamic: &Dynamic<'_>) -> TokenStream {
        let writer = &self.writer;
        match dynamic {
            Dynamic::Value(expr) => call(writer, "value", None, expr, Pass::Reference),
            Dynamic::Spread(expr) => call(writer, "spread", None, expr, Pass::Reference),
            // Said by the check: only in a live component are events sent to it.
            Dynamic::Attribute(Hole { kind: AttributeKind::Target, expr, .. })
                if expr.tokens.to_string() == "self" && !self.view.is_some_and(|view| view.is_component) =>
            {
                quote!(#writer.empty();)
            }
            Dynamic::Attribute(Hole { name, kind, expr }) => {
                let (method, pass) = match kind {
                    AttributeKind::Data => ("data", Pass::Reference),
                    AttributeKind::Boolean => ("boolean", Pass::Value),
                    AttributeKind::Enumerated => ("enumerated", Pass::Reference),
                    AttributeKind::Url => ("url", Pass::Reference),
                    AttributeKind::Event => ("event", Pass::Reference),
                    AttributeKind::Target => ("target", Pass::Reference),
                    _ => ("attribute", Pass::Reference),
                };
                call(writer, method, Some(name), expr, pass)
            }
            Dynamic::AttributeValue(Hole { kind, expr, .. }) => match kind {
                AttributeKind::Class { rest: None, .. } => call(writer, "class", None, expr, Pass::Reference),
                AttributeKind::Class { rest: Some(rest), continues } => {
                    // As a tuple, so that text and options of it may stand side by side, which they cannot in an array.
                    let list = Expr { tokens: quote!((#rest)), span: expr.span };
                    let method = if *continues { "more_classes" } else { "class" };
                    call(writer, method, None, &list, Pass::Reference)
                }
                AttributeKind::EventArgument { ty: Some(ty) } => argument(writer, ty, expr),
                AttributeKind::EventArgument { ty: None } => call(writer, "event_value", None, expr, Pass::Reference),
                _ => call(writer, "attribute_value", None, expr, Pass::Reference),
            },
            Dynamic::If { branches, otherwise } => {
                let branches: Vec<_> = branches.iter().map(|branch| (branch.condition, &branch.body)).collect();
                self.conditional(&branches, otherwise.as_ref())
            }
            Dynamic::Match { scrutinee, arms } => {
                let arms = arms.iter().map(|arm| {
                    let pattern = arm.pattern;
                    let guard = arm.guard.map(|guard| {
                        let tokens = &guard.tokens;
                        quote!(if #tokens)
                    });
                    let body = self.nested(&arm.body);
                    quote!(#pattern #guard => { #body })
                });
                let arms: Vec<_> = arms.collect();
                let scrutinee = &scrutinee.tokens;
                quote!(match #scrutinee { #(#arms)* })
            }
            Dynamic::For(each) => self.each(each),
            Dynamic::Component(component) => self.component(component),
            // Said by the check: it stands in no component.
            Dynamic::Slot(_) => quote!(#writer.empty();),
        }
    }

    fn each(&mut self, each: &For<'_>) -> TokenStream {
        let index = self.template(&each.body);
        let inner = self.dynamics(&each.body);
        let writer = &self.writer;
        let list = Ident::new("list", Span::mixed_site());
        let mut entry = quote!(#list.entry(|#writer| { #inner }););
        if let Some(key) = each.key {
            let tokens = &key.tokens;
            let key = quote_spanned!(at(key.span)=> &(#tokens));
            entry = quote!(#list.keyed(#key, |#writer| { #inner }););
        }
        if let Some(condition) = each.condition {
            let condition = &condition.tokens;
            entry = quote!(if #condition { #entry });
        }
        let (pattern, iterator) = (each.pattern, &each.iterator.tokens);
        let (kind, others) = match each.around {
            Around::Stream => ("InStream", "StreamLoop"),
            Around::Other => ("Elsewhere", "PlainLoop"),
            Around::Unknown => ("Anywhere", "PlainLoop"),
        };
        let entries = Ident::new("entries", Span::mixed_site());
        // At what is looped over, where rustc says that it cannot be.
        let span = at(iterator.clone().into_iter().next().map_or(each.iterator.span, |token| token.span()));
        let (kind, others) = (Ident::new(kind, span), Ident::new(others, Span::mixed_site()));
        let items = quote_spanned!(span=> ::live_runtime::__private::#kind(#iterator).entries(#list));
        let each = quote_spanned!(span=> #entries.each());
        quote! {
            #writer.list(&__TEMPLATES[#index], |#list| {
                #[allow(unused_imports)]
                use ::live_runtime::__private::#others as _;
                match #items { #entries => for #pattern in #each { #entry } }
            });
        }
    }

    fn conditional(&mut self, branches: &[(&Expr, &Shape<'_>)], otherwise: Option<&Shape<'_>>) -> TokenStream {
        if let Some(((condition, body), rest)) = branches.split_first() {
            let body = self.nested(body);
            let rest = self.conditional(rest, otherwise);
            let condition = &condition.tokens;
            return quote!(if #condition { #body } else { #rest });
        }
        if let Some(body) = otherwise {
            return self.nested(body);
        }
        let writer = &self.writer;
        quote!(#writer.empty();)
    }

    /// A template inside this one.
    fn nested(&mut self, shape: &Shape<'_>) -> TokenStream {
        let index = self.template(shape);
        let inner = self.dynamics(shape);
        let writer = &self.writer;
        quote!(#writer.template(&__TEMPLATES[#index], |#writer| { #inner });)
    }
}

#[derive(Clone, Copy)]
enum Pass {
    /// `&(expr)`, so that what is shown need not be cloned.
    Reference,
    /// `expr`.
    Value,
}

/// `writer.method(name, &(expr));`, so spanned that an error about the value's type points at the value.
fn call(writer: &Ident, method: &str, name: Option<&str>, expr: &Expr, pass: Pass) -> TokenStream {
    let span = at(expr.span);
    let method = format_ident!("{}", method, span = expr.span);
    let name = name.map(|name| quote!(#name,));
    let tokens = &expr.tokens;
    let value = match pass {
        Pass::Reference => quote_spanned!(expr.span=> &(#tokens)),
        Pass::Value => quote!(#tokens),
    };
    quote_spanned!(span=> #writer.#method(#name #value);)
}

/// An argument of an event has the type that the handler takes: rustc compares them.
fn argument(writer: &Ident, ty: &TokenStream, expr: &Expr) -> TokenStream {
    let tokens = &expr.tokens;
    let value = quote_spanned!(expr.span=> &(#tokens));
    let check = quote_spanned!(expr.span=> ::live_runtime::__private::argument::<#ty>(#value));
    quote!(#writer.event_value(#check);)
}

/// The location of `span` with the hygiene of the expansion: keeps lints on our tokens away from users.
pub(super) fn at(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}
