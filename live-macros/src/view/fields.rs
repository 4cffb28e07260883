//! `#[live_view]` on the struct: what its fields say with `#[live(…)]`.

use live_template::{Diagnostic, suggest::nearest};
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{
    Attribute, Field, Ident, ItemStruct, Member, Token, ext::IdentExt as _, punctuated::Punctuated,
    spanned::Spanned as _,
};

use crate::diagnostics::error;

/// What `#[live(…)]` on a field takes.
const OPTIONS: &[&str] = &["temporary"];

pub(crate) fn expand(mut item: ItemStruct, diagnostics: &mut Vec<Diagnostic>) -> TokenStream {
    let (mut after_render, mut uploads) = (TokenStream::new(), TokenStream::new());
    let members: Vec<Member> = item.fields.members().collect();
    for (field, member) in item.fields.iter_mut().zip(&members) {
        let is_temporary = is_temporary(field, diagnostics);
        let cfgs: Vec<_> = field.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg")).collect();
        let ty = &field.ty;
        if is_temporary {
            // At the field's type, where rustc says that it has no default.
            let default = quote_spanned!(ty.span()=> ::live_runtime::__private::temporary::<#ty>());
            after_render.extend(quote!(#(#cfgs)* { self.#member = #default; }));
        } else if names_a("Stream", ty.to_token_stream()) {
            after_render.extend(quote!(#(#cfgs)* ::live_runtime::__private::Field(&mut self.#member).after_render();));
        }
        if let (Some(name), true) = (&field.ident, names_a("Upload", ty.to_token_stream())) {
            let name = name.unraw().to_string();
            uploads.extend(quote! {
                #(#cfgs)* ::live_runtime::__private::Field(&mut self.#member).show_upload(#name, uploads);
            });
        }
    }
    let name = &item.ident;
    let after_render = (!after_render.is_empty()).then(|| {
        quote! {
            fn after_render(&mut self) {
                #[allow(unused_imports)]
                use ::live_runtime::__private::AnyField as _;
                #after_render
            }
        }
    });
    let uploads = (!uploads.is_empty()).then(|| {
        quote! {
            fn uploads(&mut self, uploads: &mut ::live_runtime::__private::Uploads<'_>) {
                #[allow(unused_imports)]
                use ::live_runtime::__private::AnyField as _;
                #uploads
            }
        }
    });
    let (generics, arguments, bounds) = item.generics.split_for_impl();
    quote! {
        #item

        #[automatically_derived]
        impl #generics ::live_runtime::__private::Fields for #name #arguments #bounds {
            #after_render
            #uploads
        }
    }
}

/// Whether a field may be a stream or an upload. Whether it is one is found out by its type; but a field that is mentioned is
/// none that rustc finds unused, so that no other is.
fn names_a(kind: &str, ty: TokenStream) -> bool {
    ty.into_iter().any(|token| match token {
        TokenTree::Ident(name) => name.to_string().ends_with(kind),
        TokenTree::Group(group) => names_a(kind, group.stream()),
        _ => false,
    })
}

/// Reads the field's `#[live(…)]` and takes it off.
fn is_temporary(field: &mut Field, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let (ours, others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut field.attrs).into_iter().partition(|attribute| attribute.path().is_ident("live"));
    field.attrs = others;
    let mut temporary = false;
    for attribute in &ours {
        for option in options(attribute, diagnostics) {
            if option == "temporary" {
                temporary = true;
                continue;
            }
            let known = OPTIONS.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
            let help = match nearest(&option.to_string(), OPTIONS.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there is {known}"),
            };
            diagnostics.push(error(&option, format!("`#[live(…)]` has no option `{option}`")).help(help));
        }
    }
    temporary
}

fn options(attribute: &Attribute, diagnostics: &mut Vec<Diagnostic>) -> Vec<Ident> {
    match attribute.parse_args_with(Punctuated::<Ident, Token![,]>::parse_terminated) {
        Ok(options) if !options.is_empty() => options.into_iter().collect(),
        _ => {
            diagnostics
                .push(error(&attribute.meta, "`#[live(…)]` takes names of options").help("write `#[live(temporary)]`"));
            Vec::new()
        }
    }
}
