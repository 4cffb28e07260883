//! What an attribute of a slot's entry borrows although nobody keeps it: `label={&format!("{n}")}`.
//!
//! An entry with `:if` or `:for` is pushed onto a list, and what its statement makes is gone after it. So such values are
//! made and kept beforehand, and the entry borrows what is kept.

use live_template::ast::{Item, Tag, Value};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::{Expr, ExprMethodCall, UnOp, spanned::Spanned as _};

use crate::html::expand::at;

/// The tag with its values taken out, and these values, in order. `kept` is what they are found in.
pub(super) fn take_out(tag: &Tag, kept: &Ident) -> (Tag, Vec<TokenStream>) {
    let (mut tag, mut values) = (tag.clone(), Vec::new());
    for item in &mut tag.items {
        let Item::Attribute(attribute) = item else { continue };
        let Value::Expr(expr) = &mut attribute.value else { continue };
        // What is no expression yet is left as it is, so that it can be completed.
        let Ok(mut parsed) = syn::parse2::<Expr>(expr.tokens.clone()) else { continue };
        let before = values.len();
        borrowed(&mut parsed, kept, &mut values);
        if values.len() > before {
            expr.tokens = parsed.into_token_stream();
        }
    }
    (tag, values)
}

/// Looks where a value ends up in the attribute itself.
fn borrowed(expr: &mut Expr, kept: &Ident, values: &mut Vec<TokenStream>) {
    match expr {
        Expr::Reference(reference) if reference.mutability.is_none() => {
            if is_made(&reference.expr) {
                take(&mut reference.expr, kept, values);
                let place = &reference.expr;
                *expr = Expr::Verbatim(quote_spanned!(at(place.span())=> &#place));
            } else {
                borrowed(&mut reference.expr, kept, values);
            }
        }
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) && is_made(&unary.expr) => {
            take(&mut unary.expr, kept, values);
        }
        Expr::MethodCall(call) if lends(call) && is_made(&call.receiver) => take(&mut call.receiver, kept, values),
        Expr::Call(call) => call.args.iter_mut().for_each(|argument| borrowed(argument, kept, values)),
        Expr::Tuple(tuple) => tuple.elems.iter_mut().for_each(|element| borrowed(element, kept, values)),
        Expr::Paren(inner) => borrowed(&mut inner.expr, kept, values),
        _ => {}
    }
}

fn take(expr: &mut Expr, kept: &Ident, values: &mut Vec<TokenStream>) {
    let span = at(expr.span());
    let index = syn::Index { index: u32::try_from(values.len()).unwrap_or(u32::MAX), span };
    let place = Expr::Verbatim(quote_spanned!(span=> #kept.#index));
    values.push(std::mem::replace(expr, place).into_token_stream());
}

/// Whether the expression makes a value that nobody owns yet.
fn is_made(expr: &Expr) -> bool {
    use Expr::{Array, Binary, Call, Macro, MethodCall, Struct};
    matches!(expr, Array(_) | Binary(_) | Call(_) | Macro(_) | MethodCall(_) | Struct(_))
}

/// Whether the method borrows from what it is called on, as far as its name says so.
fn lends(call: &ExprMethodCall) -> bool {
    let name = call.method.to_string();
    name.starts_with("as_") || name.starts_with("trim")
}
