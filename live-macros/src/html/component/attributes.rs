//! The attributes of a component or of a slot's entry: methods of its builder.

use live_template::{
    ast::{Attribute, Expr, Item, Name, Tag, Value},
    shape::{self, AttributeKind},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::html::expand::{Code, at};

impl Code<'_> {
    /// `builder` with the attributes of the tag.
    pub(super) fn attributes(&self, mut builder: TokenStream, tag: &Tag) -> TokenStream {
        let mut seen = Vec::new();
        // What a slot cannot take is said by the check.
        let is_slot = tag.name.text.starts_with(':');
        let is_live = tag.name.is_type();
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

/// The method of an attribute whose name is one in Rust.
pub(super) fn method(name: &Name) -> Option<Ident> {
    identifier(&name.text, name.first)
}

pub(super) fn identifier(text: &str, span: Span) -> Option<Ident> {
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
