//! The macros of `live-runtime`, which re-exports them and documents how they are used.
//!
//! This file only forwards. Behind it, each macro is a folder: `model ← parse ← check ← expand`. The template language
//! itself is the plain library `live-template`.

use proc_macro::TokenStream;

mod builder;
mod component;
mod diagnostics;
mod form;
mod hook;
mod html;
mod lints;
mod live_component;
mod render;
mod routes;
mod slot;
#[cfg(test)]
mod tests;
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

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro]
pub fn hook(input: TokenStream) -> TokenStream {
    hook::expand(input.into()).into()
}

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro]
pub fn routes(input: TokenStream) -> TokenStream {
    routes::expand(input.into()).into()
}

/// What the macro `url!` of `routes!` expands to.
#[doc(hidden)]
#[proc_macro]
pub fn url(input: TokenStream) -> TokenStream {
    routes::expand_url(input.into()).into()
}

/// Makes a function a component: what templates call as `<.name>`.
///
/// See the documentation of `live_runtime::component`.
#[proc_macro_attribute]
pub fn component(arguments: TokenStream, item: TokenStream) -> TokenStream {
    component::expand(&arguments.into(), item.into()).into()
}

/// Makes the fields of a struct the attributes of a slot.
///
/// As in a component, an `Option` and a `bool` may be left out, and so may a field with `#[default]`.
///
/// See the documentation of `Slot` and of `#[component]`.
#[proc_macro_derive(Slot, attributes(default))]
pub fn derive_slot(item: TokenStream) -> TokenStream {
    slot::expand(item.into()).into()
}

/// Lets a type with `Display` stand in templates, as text and as an attribute's value.
#[proc_macro_derive(Render)]
pub fn derive_render(item: TokenStream) -> TokenStream {
    render::expand(item.into()).into()
}

/// Makes the fields of a struct those of a form, and the variants of an enum what can be chosen in one.
///
/// See the documentation of `live_runtime::LiveForm`.
#[proc_macro_derive(LiveForm, attributes(field, form))]
pub fn derive_live_form(item: TokenStream) -> TokenStream {
    form::expand(item.into()).into()
}

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro_attribute]
pub fn live_component(arguments: TokenStream, item: TokenStream) -> TokenStream {
    live_component::expand(&arguments.into(), item.into()).into()
}

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro_attribute]
pub fn handle_event(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    view::outside::expand("handle_event", item.into()).into()
}

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro_attribute]
pub fn handle_info(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    view::outside::expand("handle_info", item.into()).into()
}

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro_attribute]
pub fn handle_call(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    view::outside::expand("handle_call", item.into()).into()
}

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro_attribute]
pub fn handle_async(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    view::outside::expand("handle_async", item.into()).into()
}

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro_attribute]
pub fn handle_progress(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    view::outside::expand("handle_progress", item.into()).into()
}

#[expect(missing_docs, reason = "documented where it is re-exported, with examples that compile there")]
#[proc_macro_attribute]
pub fn handle_update(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    view::outside::expand("handle_update", item.into()).into()
}
