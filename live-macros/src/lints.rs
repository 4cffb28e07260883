//! What a template is warned of: which findings are shown, and how rustc is made to show them.
//!
//! `#[live_view(allow(missing_alt))]` silences a finding in the view's templates, `deny(missing_alt)` makes it an error;
//! `accessibility` stands for all of them. `#[component(…)]` does the same, and `html! { #![allow(missing_alt)] … }` for one
//! template, which counts for more.

use live_template::{Diagnostic, check::accessibility::LINTS, suggest::nearest};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{
    Token, parenthesized,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

use crate::diagnostics::error;

/// The name of all findings together.
const GROUP: &str = "accessibility";

/// `allow(…), deny(…)`.
#[derive(Clone, Default)]
pub(crate) struct Levels {
    allow: Vec<Ident>,
    deny: Vec<Ident>,
}

impl Parse for Levels {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut levels = Self::default();
        while !input.is_empty() {
            let level: Ident = input.parse()?;
            let names;
            parenthesized!(names in input);
            let names = Punctuated::<Ident, Token![,]>::parse_terminated(&names)?;
            match level.to_string().as_str() {
                "allow" => levels.allow.extend(names),
                "deny" => levels.deny.extend(names),
                _ => return Err(syn::Error::new(level.span(), "expected `allow(…)` or `deny(…)`")),
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(levels)
    }
}

impl Levels {
    /// The arguments of `#[live_view(…)]` or `#[component(…)]`.
    pub(crate) fn of(arguments: &TokenStream, attribute: &str, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let Ok(levels) = syn::parse2::<Self>(arguments.clone()) else {
            let help = format!("write `#[{attribute}]`, or `#[{attribute}(allow(missing_alt))]` to silence a finding");
            let message = format!("`#[{attribute}]` takes `allow(…)` and `deny(…)`");
            diagnostics.push(error(arguments, message).help(help));
            return Self::default();
        };
        levels.check(diagnostics);
        levels
    }

    /// Whether nothing is said.
    pub(crate) fn is_empty(&self) -> bool {
        self.allow.is_empty() && self.deny.is_empty()
    }

    /// Adds what another one says.
    pub(crate) fn add(&mut self, other: Self) {
        self.allow.extend(other.allow);
        self.deny.extend(other.deny);
    }

    /// What is wrong with the names.
    pub(crate) fn check(&self, diagnostics: &mut Vec<Diagnostic>) {
        let known = || LINTS.iter().map(|(name, _)| *name).chain([GROUP]);
        for name in self.allow.iter().chain(&self.deny) {
            let text = name.to_string();
            if known().any(|known| known == text) {
                continue;
            }
            let help = match nearest(&text, known()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("the names are {}", known().collect::<Vec<_>>().join(", ")),
            };
            diagnostics.push(error(name, format!("no finding is called `{text}`")).help(help));
        }
    }

    /// As it is written in the header of a template.
    pub(crate) fn tokens(&self) -> TokenStream {
        let (allow, deny) = (&self.allow, &self.deny);
        quote!(allow(#(#allow),*), deny(#(#deny),*))
    }

    /// What is said of a finding. Its name counts for more than the name of all.
    fn level(&self, name: &str) -> Option<Level> {
        [name, GROUP].into_iter().find_map(|name| {
            if self.allow.iter().any(|allowed| allowed == name) {
                Some(Level::Allow)
            } else {
                self.deny.iter().any(|denied| denied == name).then_some(Level::Deny)
            }
        })
    }
}

enum Level {
    Allow,
    Deny,
}

/// What makes rustc show a finding, if it is to be shown. Of the levels the later ones count for more.
pub(crate) fn warning(levels: &[Levels], diagnostic: &Diagnostic) -> Option<TokenStream> {
    let name = diagnostic.name?;
    match levels.iter().rev().find_map(|levels| levels.level(name)) {
        Some(Level::Allow) => None,
        Some(Level::Deny) => Some(diagnostic.to_compile_error()),
        None => Some(deprecated(name, diagnostic)),
    }
}

/// Stable Rust has no warnings of macros' own. The use of something deprecated is one, with a text of ours.
fn deprecated(name: &str, diagnostic: &Diagnostic) -> TokenStream {
    let text = diagnostic.to_string();
    let declared = format_ident!("{name}");
    let used = format_ident!("{name}", span = diagnostic.span);
    quote! {
        {
            #[allow(non_camel_case_types)]
            #[deprecated(note = #text)]
            struct #declared;
            let _ = #used;
        }
    }
}
