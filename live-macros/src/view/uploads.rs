//! What is wrong with the uploads of a view or of a live component, as far as its tokens say.

use std::collections::HashSet;

use live_template::Diagnostic;
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{ImplItem, Lit, Type};

use super::{
    check::method_of_self,
    model::{Method, Parameter, View},
};
use crate::diagnostics::error;

/// The entry comes first: that is how an upload's `progress` knows a handler.
pub(crate) fn check_entry(method: &Method, diagnostics: &mut Vec<Diagnostic>) {
    const HELP: &str = "write `fn name(&mut self, entry: UploadEntry)`";
    let name = &method.signature.ident;
    match method.parameters.first() {
        Some(Parameter::Other(typed)) if is_entry(&typed.ty) => {}
        Some(Parameter::Other(typed)) => {
            diagnostics.push(error(&typed.ty, "a handler of an upload's progress takes an `UploadEntry`").help(HELP));
        }
        _ => diagnostics.push(error(name, "a handler of an upload's progress takes the entry first").help(HELP)),
    }
    for parameter in method.parameters.iter().skip(1) {
        if !matches!(parameter, Parameter::Socket | Parameter::State(_)) {
            let message = "a handler of an upload's progress takes an entry, the socket and states";
            diagnostics.push(error(name, message).help("the upload itself is a field: `self.photos.consume_entry(…)`"));
        }
    }
}

/// Whether it can be called.
pub(crate) fn takes_entry(method: &Method) -> bool {
    matches!(method.parameters.first(), Some(Parameter::Other(typed)) if is_entry(&typed.ty))
}

fn is_entry(ty: &Type) -> bool {
    matches!(ty, Type::Path(ty) if ty.path.segments.last().is_some_and(|last| last.ident == "UploadEntry"))
}

/// Follows each `Upload::new().…` in the methods of a view or of a live component.
pub(crate) fn check(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    let functions = || {
        view.item.items.iter().filter_map(|item| match item {
            ImplItem::Fn(function) => Some(function),
            _ => None,
        })
    };
    let mut plain: HashSet<_> = functions().map(|function| function.sig.ident.to_string()).collect();
    for method in &view.progresses {
        plain.remove(&method.signature.ident.to_string());
    }
    for function in functions() {
        check_uploads_in(function.block.to_token_stream(), &plain, diagnostics);
    }
}

/// Looks for `Upload::new()` at any depth, and at the methods that are called on it.
fn check_uploads_in(tokens: TokenStream, plain: &HashSet<String>, diagnostics: &mut Vec<Diagnostic>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for start in 0..tokens.len() {
        if let [
            TokenTree::Ident(ty),
            TokenTree::Punct(_),
            TokenTree::Punct(_),
            TokenTree::Ident(new),
            TokenTree::Group(_),
            rest @ ..,
        ] = &tokens[start..]
            && ty == "Upload"
            && new == "new"
        {
            for (method, arguments) in calls(rest) {
                check_call(method, arguments, plain, diagnostics);
            }
        }
        if let TokenTree::Group(group) = &tokens[start] {
            check_uploads_in(group.stream(), plain, diagnostics);
        }
    }
}

/// Each `.name(…)` of a chain.
fn calls(mut rest: &[TokenTree]) -> impl Iterator<Item = (&Ident, &Group)> {
    std::iter::from_fn(move || match rest {
        [TokenTree::Punct(dot), TokenTree::Ident(name), TokenTree::Group(group), after @ ..]
            if dot.as_char() == '.' =>
        {
            rest = after;
            Some((name, group))
        }
        _ => None,
    })
}

fn check_call(name: &Ident, arguments: &Group, plain: &HashSet<String>, diagnostics: &mut Vec<Diagnostic>) {
    if name == "accept" {
        check_types(arguments.stream(), diagnostics);
    } else if name == "progress"
        && let Some(method) = method_of_self(arguments.stream())
        && plain.contains(&method.to_string())
    {
        diagnostics.push(
            error(&method, format!("`{method}` is no handler of an upload's progress"))
                .help(format!("write `#[handle_progress]` above `fn {method}`")),
        );
    }
}

/// A browser that is told a type that is none offers every file.
fn check_types(arguments: TokenStream, diagnostics: &mut Vec<Diagnostic>) {
    for token in arguments {
        match token {
            TokenTree::Group(group) => check_types(group.stream(), diagnostics),
            TokenTree::Literal(literal) => {
                if let Lit::Str(text) = Lit::new(literal)
                    && !is_type(&text.value())
                {
                    let message = format!("`{}` is neither an extension nor a MIME type", text.value());
                    diagnostics.push(error(&text, message).help(advice(&text.value())));
                }
            }
            _ => {}
        }
    }
}

fn advice(text: &str) -> String {
    let word = text.trim().trim_start_matches("*.");
    if word.contains(',') {
        return "write a list: `[\".jpg\", \".png\"]`".to_owned();
    }
    if is_word(word) {
        format!("write `\".{word}\"`, with the dot")
    } else {
        "write `\".jpg\"`, `\"image/png\"` or `\"image/*\"`".to_owned()
    }
}

/// `.jpg`, `image/png` or `image/*`: as the runtime has it.
fn is_type(text: &str) -> bool {
    match text.split_once('/') {
        Some((kind, subtype)) => is_word(kind) && (subtype == "*" || is_word(subtype)),
        None => text.strip_prefix('.').is_some_and(is_word),
    }
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+._".contains(&byte))
}
