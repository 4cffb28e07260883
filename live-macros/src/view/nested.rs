//! `#[live_view(nested)]`: what is different about a view for other views' pages.

use live_template::Diagnostic;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{ImplItem, Pat, Type, ext::IdentExt as _, spanned::Spanned as _};

use super::{
    model::{Method, Parameter, View},
    parse::named,
};
use crate::diagnostics::error;

/// A method of a nested view. What has a plain name in its `mount` is given by the parent, what is a pattern is extracted.
pub(super) fn method(mut method: Method, is_mount: bool) -> Method {
    method.parameters = method.parameters.into_iter().map(|parameter| taken_as(parameter, is_mount)).collect();
    method
}

fn taken_as(parameter: Parameter, is_mount: bool) -> Parameter {
    let typed = match &parameter {
        Parameter::Other(typed) if is_mount => typed,
        Parameter::State(_) => return Parameter::Refused,
        _ => return parameter,
    };
    let named = named(&typed.ty);
    if matches!(&named, Some((name, _)) if name == "State") {
        return Parameter::Refused;
    }
    let Pat::Ident(pattern) = &*typed.pat else { return parameter };
    let name = pattern.ident.unraw();
    match named {
        Some((address, Some(ty))) if address == "Address" => Parameter::Parent { name, ty },
        _ => Parameter::Given { name, ty: (*typed.ty).clone() },
    }
}

/// A nested view has neither a URL nor a router.
pub(super) fn check(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    if view.nested.is_none() {
        return;
    }
    let name = &view.name;
    if let Some(parameter) = view.item.generics.params.first() {
        diagnostics.push(
            error(parameter, format!("nested view `{name}` cannot be generic"))
                .help("write a view for each type")
                .note("a page names the view that is to be joined, and a name has no types"),
        );
    }
    if let Some(method) = &view.handle_params {
        diagnostics.push(
            error(&method.signature.ident, format!("nested view `{name}` has no URL of its own"))
                .help("handle the parameters in its parent, and give it what it needs"),
        );
    }
    if let Some(title) = &view.page_title {
        diagnostics.push(
            error(&title.ident, format!("nested view `{name}` has no title of its own"))
                .help("the title is that of the page that it is in"),
        );
    }
    check_state(view, diagnostics);
    for member in &view.item.items {
        if let ImplItem::Fn(function) = member {
            check_patches(function.block.to_token_stream(), name, diagnostics);
        }
    }
}

/// The state is that of a router, and a nested view is in pages of any.
fn check_state(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    let methods = view.mount.iter().chain(&view.events).chain(&view.infos).chain(&view.asyncs).chain(&view.calls);
    for method in methods {
        for input in &method.signature.inputs {
            let syn::FnArg::Typed(typed) = input else { continue };
            let Type::Path(path) = &*typed.ty else { continue };
            if path.path.segments.last().is_some_and(|segment| segment.ident == "State") {
                diagnostics.push(
                    error(&typed.ty, format!("nested view `{}` has no router's state", view.name))
                        .help("take `Extension(db): Extension<Db>` in `mount`, and keep it in a field"),
                );
            }
        }
    }
}

/// Looks for `.push_patch(` at any depth: the URL is that of the page, and its parameters go to the page's own view.
fn check_patches(tokens: TokenStream, view: &impl std::fmt::Display, diagnostics: &mut Vec<Diagnostic>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for window in tokens.windows(3) {
        if let [TokenTree::Punct(dot), TokenTree::Ident(method), TokenTree::Group(_)] = window
            && dot.as_char() == '.'
            && (method == "push_patch" || method == "push_patch_replace")
        {
            diagnostics.push(
                error(method, format!("nested view `{view}` cannot patch the URL"))
                    .help("send its parent a message, and let that patch it; or leave by `push_navigate`")
                    .note("the URL is that of the page, whose own view handles the parameters"),
            );
        }
    }
    for token in tokens {
        if let TokenTree::Group(group) = token {
            check_patches(group.stream(), view, diagnostics);
        }
    }
}

/// `Clock::child(start)`, and what makes the view one of the program's.
pub(super) fn expand(view: &View) -> Option<TokenStream> {
    view.nested.as_ref()?;
    if !view.item.generics.params.is_empty() {
        return None;
    }
    let self_ty = &view.item.self_ty;
    let parameters: Vec<&Parameter> = view.mount.iter().flat_map(|mount| &mount.parameters).collect();
    let declared = parameters.iter().filter_map(|parameter| match parameter {
        Parameter::Given { name, ty } => Some(quote!(#name: #ty)),
        Parameter::Parent { name, ty } => Some(quote!(#name: &::live_runtime::Address<#ty>)),
        _ => None,
    });
    let put = parameters.iter().filter_map(|parameter| match parameter {
        Parameter::Given { name, ty } => {
            let given = given(ty);
            Some(quote!(let child = #given.put(child, &#name);))
        }
        Parameter::Parent { name, .. } => Some(quote!(let child = ::live_runtime::__private::child_of(child, #name);)),
        _ => None,
    });
    let parent = parameters.iter().find_map(|parameter| match parameter {
        Parameter::Parent { ty, .. } => Some(quote!(::live_runtime::__private::Parent<#ty>)),
        _ => None,
    });
    let parent = parent.unwrap_or_else(|| quote!(::live_runtime::__private::NoParent));
    Some(quote! {
        #[allow(clippy::all, clippy::pedantic, dead_code)]
        impl #self_ty {
            /// The view for a place in another view's page, with what its `mount` is given.
            pub(crate) fn child(#(#declared),*) -> ::live_runtime::Child<Self, #parent> {
                let child = ::live_runtime::__private::child::<Self>();
                #(#put)*
                child
            }
        }

        ::live_runtime::__private::inventory::submit! { ::live_runtime::__private::NestedView::of::<#self_ty>() }
    })
}

/// Takes one of those things that the parent has given.
pub(super) fn taken(mount: &Method, local: &TokenStream, ty: &Type) -> TokenStream {
    let given = given(ty);
    let mut places = mount.parameters.iter().filter_map(|parameter| match parameter {
        Parameter::Given { ty, .. } => Some(ty),
        _ => None,
    });
    let place = places.position(|other| std::ptr::eq(other, ty)).unwrap_or_default();
    quote!(let #local = #given.get(state, #place)?;)
}

/// At the type, where rustc says that it cannot be given.
fn given(ty: &Type) -> TokenStream {
    quote_spanned!(ty.span()=> ::live_runtime::__private::given::<#ty>())
}
