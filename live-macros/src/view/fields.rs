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
const OPTIONS: &[&str] = &["temporary", "persist"];

/// Whose fields they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    View,
    Component,
}

/// What `#[live(…)]` says of one field: the option's own name, to point at.
#[derive(Debug, Default)]
struct Options {
    temporary: Option<Ident>,
    persist: Option<Ident>,
}

pub(crate) fn expand(mut item: ItemStruct, owner: Owner, diagnostics: &mut Vec<Diagnostic>) -> TokenStream {
    let (mut after_render, mut uploads, mut persisted) = (TokenStream::new(), TokenStream::new(), TokenStream::new());
    let members: Vec<Member> = item.fields.members().collect();
    for (field, member) in item.fields.iter_mut().zip(&members) {
        let options = options(field, diagnostics);
        check(&options, member, owner, diagnostics);
        let cfgs: Vec<_> = field.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg")).collect();
        let ty = &field.ty;
        if options.temporary.is_some() {
            // At the field's type, where rustc says that it has no default.
            let default = quote_spanned!(ty.span()=> ::live_runtime::__private::temporary::<#ty>());
            after_render.extend(quote!(#(#cfgs)* { self.#member = #default; }));
        } else if names_a("Stream", ty.to_token_stream()) {
            after_render.extend(quote!(#(#cfgs)* ::live_runtime::__private::Field(&mut self.#member).after_render();));
        }
        if options.persist.is_some() {
            let (name, place) = (quote!(#member).to_string().replace("r#", ""), quote!(&mut self.#member));
            // At the field's type, where rustc says that serde does not know it.
            let shown = quote_spanned!(ty.span()=> fields.field::<#ty>(#name, #place););
            persisted.extend(quote!(#(#cfgs)* #shown));
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
    let persisted = (!persisted.is_empty()).then(|| {
        quote! {
            const PERSISTS: bool = true;

            fn persisted(&mut self, fields: &mut ::live_runtime::__private::Persisted<'_>) {
                #persisted
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
            #persisted
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
fn options(field: &mut Field, diagnostics: &mut Vec<Diagnostic>) -> Options {
    let (ours, others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut field.attrs).into_iter().partition(|attribute| attribute.path().is_ident("live"));
    field.attrs = others;
    let mut options = Options::default();
    for option in ours.iter().flat_map(|attribute| names(attribute, diagnostics)).collect::<Vec<_>>() {
        match option.to_string().as_str() {
            "temporary" => options.temporary = Some(option),
            "persist" => options.persist = Some(option),
            unknown => {
                let help = if let Some(near) = nearest(unknown, OPTIONS.iter().copied()) {
                    format!("did you mean `{near}`?")
                } else {
                    let known = OPTIONS.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>();
                    format!("there are {}", known.join(" and "))
                };
                diagnostics.push(error(&option, format!("`#[live(…)]` has no option `{option}`")).help(help));
            }
        }
    }
    options
}

fn names(attribute: &Attribute, diagnostics: &mut Vec<Diagnostic>) -> Vec<Ident> {
    match attribute.parse_args_with(Punctuated::<Ident, Token![,]>::parse_terminated) {
        Ok(options) if !options.is_empty() => options.into_iter().collect(),
        _ => {
            diagnostics.push(
                error(&attribute.meta, "`#[live(…)]` takes names of options")
                    .help("write `#[live(temporary)]` or `#[live(persist)]`"),
            );
            Vec::new()
        }
    }
}

/// What cannot be persisted, whatever its type is.
fn check(options: &Options, member: &Member, owner: Owner, diagnostics: &mut Vec<Diagnostic>) {
    let Some(persist) = &options.persist else { return };
    let field = quote!(#member).to_string();
    if options.temporary.is_some() {
        diagnostics.push(
            error(persist, format!("`{field}` cannot be both `temporary` and `persist`"))
                .help("remove one of them: a temporary field is its `Default` again after each rendering"),
        );
    } else if owner == Owner::Component {
        diagnostics.push(
            error(persist, format!("`{field}` is a field of a live component, whose view alone is persisted"))
                .help("keep it in a field of the view, and hand it to the component as an attribute"),
        );
    }
}
