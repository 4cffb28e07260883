//! An enum whose variants can be chosen.

use live_template::Diagnostic;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{DataEnum, Fields, LitStr, Variant, ext::IdentExt as _};

use super::parse::{error_of, skip};
use crate::{builder::capitalized, diagnostics::error};

pub(super) fn expand(ident: &Ident, data: &DataEnum, diagnostics: &mut Vec<Diagnostic>) -> TokenStream {
    let mut names = Vec::new();
    let (mut values, mut labels) = (Vec::new(), Vec::new());
    for variant in &data.variants {
        if !matches!(variant.fields, Fields::Unit) {
            let diagnostic =
                error(&variant.fields, format!("`{}` holds values, and a choice is one text", variant.ident));
            diagnostics
                .push(diagnostic.help("write the variant without fields, and a field of the form for each value"));
            continue;
        }
        let (value, label) = texts(variant, diagnostics);
        names.push(&variant.ident);
        values.push(value);
        labels.push(label);
    }
    quote! {
        #[automatically_derived]
        impl ::live_runtime::form::FormValue for #ident {
            const TYPE: &'static str = "select";
            const OPTIONS: ::live_runtime::form::Options = &[#((#values, #labels)),*];

            fn from_text(text: &str) -> ::core::result::Result<Self, ::std::borrow::Cow<'static, str>> {
                match text {
                    #(#values => ::core::result::Result::Ok(Self::#names),)*
                    _ => ::core::result::Result::Err(::std::borrow::Cow::Borrowed("is invalid")),
                }
            }

            fn to_text(&self) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Borrowed(match *self {
                    #(Self::#names => #values,)*
                    #[allow(unreachable_patterns)]
                    _ => "",
                })
            }
        }
    }
}

/// The value and what is shown for it: `two-weeks` and `Two weeks` for `TwoWeeks`, unless said otherwise.
fn texts(variant: &Variant, diagnostics: &mut Vec<Diagnostic>) -> (String, String) {
    let words = words(&variant.ident.unraw().to_string());
    let (mut value, mut shown) = (words.join("-").to_lowercase(), capitalized(&words.join(" ").to_lowercase()));
    for attribute in variant.attrs.iter().filter(|attribute| attribute.path().is_ident("field")) {
        let parsed = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("label") {
                shown = meta.value()?.parse::<LitStr>()?.value();
            } else if meta.path.is_ident("value") {
                value = meta.value()?.parse::<LitStr>()?.value();
            } else {
                let diagnostic = error(&meta.path, "a choice has a `label` and a `value`");
                diagnostics.push(diagnostic.help("write `#[field(label = \"…\")]`"));
                skip(&meta)?;
            }
            Ok(())
        });
        diagnostics.extend(parsed.err().map(|parsed| error_of(&parsed)));
    }
    (value, shown)
}

fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for letter in name.chars() {
        match words.last_mut() {
            Some(word) if !letter.is_uppercase() => word.push(letter),
            _ => words.push(letter.into()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    #[test]
    fn values_and_labels() {
        let texts = |variant: Variant| texts(&variant, &mut Vec::new());
        assert_eq!(texts(parse_quote!(TwoWeeks)), ("two-weeks".to_owned(), "Two weeks".to_owned()));
        assert_eq!(texts(parse_quote!(Übernacht)), ("übernacht".to_owned(), "Übernacht".to_owned()));
        assert_eq!(
            texts(parse_quote!(
                #[field(label = "For teams")]
                Team
            )),
            ("team".to_owned(), "For teams".to_owned())
        );
    }
}
