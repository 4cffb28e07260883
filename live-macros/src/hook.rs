//! `hook!`: JavaScript that is written beside the Rust code, and finds its way into the served module by itself.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{
    Attribute, Expr, ExprLit, ExprMacro, Lit, Token, Visibility,
    parse::{Parse, ParseStream},
};

use live_template::Diagnostic;

use crate::diagnostics::{compile_errors, error};

/// `pub(crate) CHART = "…"`.
struct Hook {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    name: Ident,
    source: Expr,
}

impl Parse for Hook {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let (visibility, name) = (input.parse()?, input.parse()?);
        input.parse::<Token![=]>()?;
        let source = input.parse()?;
        input.parse::<Option<Token![;]>>()?;
        Ok(Self { attributes, visibility, name, source })
    }
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let Hook { attributes, visibility, name, source } = match syn::parse2(input) {
        Ok(hook) => hook,
        Err(error) => return error.into_compile_error(),
    };
    let diagnostic = check(&source);
    let source = if diagnostic.is_some() { quote!("{}") } else { source.into_token_stream() };
    let errors = compile_errors(diagnostic.as_slice());
    let text = name.to_string();
    quote! {
        #errors
        #(#attributes)*
        #visibility const #name: ::live_runtime::Hook = {
            const HOOK: ::live_runtime::Hook =
                ::live_runtime::Hook::new(::core::concat!(::core::module_path!(), "::", #text), #source);
            ::live_runtime::__private::inventory::submit! { HOOK }
            HOOK
        };
    }
}

/// The source is put into the served module as it is: it has to be known, and to be one expression.
fn check(source: &Expr) -> Option<Diagnostic> {
    match source {
        Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => {
            let value = literal.value();
            let code = code(&value);
            let is_object = code.starts_with('{') && code.ends_with('}');
            let is_class = code.starts_with("class ") && code.ends_with('}');
            if is_object || is_class {
                return None;
            }
            let message = "a hook is a JavaScript object or class";
            Some(
                error(literal, message)
                    .help("write `{ mounted() { … } }`, with nothing after it")
                    .note("all hooks of the program are served as one module"),
            )
        }
        Expr::Macro(ExprMacro { mac, .. }) if mac.path.is_ident("include_str") => None,
        other => Some(
            error(other, "the JavaScript of a hook is not a literal")
                .help("write it as `r#\"{ mounted() { … } }\"#`, or `include_str!(\"chart.js\")`")
                .note("it is put into a file that is the same for every page"),
        ),
    }
}

/// The source without the comments and the white space before it and the white space after it.
fn code(source: &str) -> &str {
    let mut code = source.trim();
    loop {
        let rest = if let Some(comment) = code.strip_prefix("//") {
            comment.split_once('\n').map_or("", |(_, rest)| rest)
        } else if let Some(comment) = code.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, rest)| rest)
        } else {
            return code;
        };
        code = rest.trim_start();
    }
}
