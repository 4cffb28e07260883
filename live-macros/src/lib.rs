//! The macros of `live-runtime`, which re-exports them and documents how they are used.
//!
//! This file only forwards. Behind it, each macro is a folder: `model ← parse ← check ← expand`. The template language
//! itself is the plain library `live-template`.

use proc_macro::TokenStream;

mod diagnostics;
mod html;
mod lints;
mod render;
mod view;

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    html::expand(input.into()).into()
}

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro_attribute]
pub fn live_view(arguments: TokenStream, item: TokenStream) -> TokenStream {
    view::expand(&arguments.into(), item.into()).into()
}

/// Lets a type with `Display` stand in templates, as text and as an attribute's value.
#[proc_macro_derive(Render)]
pub fn derive_render(item: TokenStream) -> TokenStream {
    render::expand(item.into()).into()
}
