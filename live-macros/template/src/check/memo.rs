//! `:memo`: what it cannot stand on, and what its key cannot say.

use proc_macro2::TokenTree;

use super::around::Around;
use crate::{
    ast::{Expr, Tag},
    diagnostic::{Diagnostic, Place},
    html::bindings,
};

/// An item of a stream is rendered when it is sent, and never again.
pub(super) fn memo_of_item(tag: &Tag, in_loop: bool, around: Option<&Around<'_>>) -> Option<Diagnostic> {
    let memo = tag.directives.memo.as_ref().filter(|_| in_loop)?;
    around.filter(|around| bindings::is_stream(around.tag))?;
    let diagnostic = Diagnostic::error(Place::from(memo.span), "`:memo` on an item of a stream");
    Some(diagnostic.help("remove it: an item is rendered once, when it is inserted or updated"))
}

/// What stands between a component's tags is a part of the template that calls it, and no key in the component tells when that
/// changes.
pub(super) fn children_without_key(shown: &Expr, memo: Option<&Expr>) -> Option<Diagnostic> {
    let key = memo?;
    if !is_children(shown) || key.tokens.to_string().contains("children") {
        return None;
    }
    let message = "`children` inside of a `:memo` would stay what they are while the key does";
    let diagnostic = Diagnostic::error(Place::from(shown.span), message);
    Some(diagnostic.help("write `:memo` where the component is shown: `<.name :memo={…}>…</.name>`"))
}

/// `children`, `&self.children` and the like.
fn is_children(shown: &Expr) -> bool {
    let mut tokens = shown.tokens.clone().into_iter().filter(|token| match token {
        TokenTree::Punct(mark) => !matches!(mark.as_char(), '&' | '.'),
        TokenTree::Ident(name) => name != "self",
        _ => true,
    });
    matches!((tokens.next(), tokens.next()), (Some(TokenTree::Ident(name)), None) if name == "children")
}
