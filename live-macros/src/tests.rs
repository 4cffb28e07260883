//! What the macros expand to, as a person reads it.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Attribute, Item};

/// The page with which everybody begins, as `cargo expand` shows it.
#[test]
fn the_counter_expands_to_less_than_a_hundred_lines() {
    let source = include_str!("../../examples/src/pages/counter.rs");
    let Some(expanded) = formatted(&expanded(source)) else {
        println!("skipped: there is no rustfmt");
        return;
    };
    let lines = expanded.lines().count();
    println!("{lines} lines");
    assert!(lines < 100, "{lines} lines:\n{expanded}");
}

/// A file with its live views and templates expanded.
fn expanded(source: &str) -> TokenStream {
    let items = syn::parse_file(source).expect("the page parses").items;
    templates(items.into_iter().map(item).collect())
}

fn item(mut item: Item) -> TokenStream {
    let is_ours = |attribute: &Attribute| attribute.path().is_ident("live_view");
    let (Item::Struct(syn::ItemStruct { attrs, .. }) | Item::Impl(syn::ItemImpl { attrs, .. })) = &mut item else {
        return item.into_token_stream();
    };
    if !attrs.iter().any(is_ours) {
        return item.into_token_stream();
    }
    attrs.retain(|attribute| !is_ours(attribute));
    crate::view::expand(&TokenStream::new(), item.into_token_stream())
}

/// Expands each `html! { … }` at any depth.
fn templates(tokens: TokenStream) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match (token, out.as_slice()) {
            (TokenTree::Group(group), [.., TokenTree::Ident(name), TokenTree::Punct(_)]) if name == "html" => {
                out.truncate(out.len() - 2);
                out.extend(crate::html::expand(group.stream()));
            }
            (TokenTree::Group(group), _) => {
                out.push(Group::new(group.delimiter(), templates(group.stream())).into());
            }
            (token, _) => out.push(token),
        }
    }
    out.into_iter().collect()
}

fn formatted(tokens: &TokenStream) -> Option<String> {
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition", "2024"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut rustfmt = rustfmt.spawn().ok()?;
    rustfmt.stdin.take()?.write_all(tokens.to_string().as_bytes()).ok()?;
    let output = rustfmt.wait_with_output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
