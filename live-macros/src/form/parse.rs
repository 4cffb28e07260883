//! From the struct to the form.

use live_template::{Diagnostic, suggest::nearest};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{
    Attribute, DeriveInput, Expr, ExprLit, FieldsNamed, Lit, LitStr, Path, ext::IdentExt as _, meta::ParseNestedMeta,
    spanned::Spanned as _,
};

use super::{Field, Form, Rule};
use crate::diagnostics::error;

const RULES: [&str; 10] =
    ["required", "minlength", "maxlength", "min", "max", "step", "pattern", "type", "name", "check"];

/// Types of `<input>` and the other controls that `<.input>` shows.
const TYPES: [&str; 20] = [
    "text",
    "email",
    "password",
    "search",
    "tel",
    "url",
    "number",
    "range",
    "date",
    "time",
    "datetime-local",
    "month",
    "week",
    "color",
    "hidden",
    "checkbox",
    "radio",
    "select",
    "textarea",
    "file",
];

/// Methods of `FormState`, which a field of that name could not be reached past.
const TAKEN: [&str; 9] = ["value", "valid", "invalid", "changed", "submit", "add_error", "clone", "into", "deref"];

pub(super) fn form(input: &DeriveInput, fields: &FieldsNamed, diagnostics: &mut Vec<Diagnostic>) -> Form {
    let (mut name, mut check) = (String::new(), None);
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("form")) {
        let parsed = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("name") {
                name = meta.value()?.parse::<LitStr>()?.value();
            } else if meta.path.is_ident("check") {
                check = Some(meta.value()?.parse::<Path>()?);
            } else {
                diagnostics.push(unknown(&meta, "a form", &["name", "check"]));
                skip(&meta)?;
            }
            Ok(())
        });
        diagnostics.extend(parsed.err().map(|parsed| error_of(&parsed)));
    }
    let fields = fields.named.iter().filter_map(|declared| {
        let ident = declared.ident.clone()?;
        let docs = declared.attrs.iter().filter(|attribute| attribute.path().is_ident("doc")).cloned().collect();
        let name = ident.unraw().to_string();
        if TAKEN.contains(&name.as_str()) {
            let message = format!("`FormState` has a method `{name}` of its own, which hides this field");
            let help = format!("give the field another name, and its input the old one: `#[field(name = \"{name}\")]`");
            diagnostics.push(error(&ident, message).help(help));
        }
        let mut field = Field {
            ident,
            ty: declared.ty.clone(),
            docs,
            name,
            rules: Vec::new(),
            pattern: None,
            check: None,
            bounds: None,
        };
        for attribute in declared.attrs.iter().filter(|attribute| attribute.path().is_ident("field")) {
            rules(attribute, &mut field, diagnostics);
        }
        Some(field)
    });
    let fields = fields.collect();
    Form { ident: input.ident.clone(), name, check, fields }
}

fn rules(attribute: &Attribute, field: &mut Field, diagnostics: &mut Vec<Diagnostic>) {
    let parsed = attribute.parse_nested_meta(|meta| {
        let Some(name) = meta.path.get_ident().cloned() else {
            diagnostics.push(unknown(&meta, "a field", &RULES));
            return skip(&meta);
        };
        match name.to_string().as_str() {
            "required" => field.rules.push(Rule { name, value: quote!(true) }),
            "minlength" | "maxlength" => {
                let length = meta.value()?.parse::<syn::LitInt>()?;
                length.base10_parse::<usize>()?;
                field.rules.push(Rule { name, value: quote!(::core::option::Option::Some(#length)) });
            }
            "min" | "max" | "step" => {
                if name != "step" {
                    field.bounds = Some(name.span());
                }
                let text = text_of(&meta.value()?.parse()?)?;
                field.rules.push(Rule { name, value: quote!(::core::option::Option::Some(#text)) });
            }
            "pattern" => {
                let pattern = meta.value()?.parse::<LitStr>()?;
                if let Err(wrong) = regex_lite::Regex::new(&pattern.value()) {
                    let message = format!("the pattern is no regular expression: {wrong}");
                    diagnostics.push(error(&pattern, message));
                }
                field.pattern = Some(pattern);
            }
            "type" => {
                let kind = meta.value()?.parse::<LitStr>()?;
                if !TYPES.contains(&kind.value().as_str()) {
                    let diagnostic = error(&kind, format!("no input has the type `{}`", kind.value()));
                    let near = nearest(&kind.value(), TYPES).map(|near| format!("did you mean `{near}`?"));
                    diagnostics.push(diagnostic.help(near.unwrap_or_else(|| list(&TYPES))));
                }
                let name = Ident::new("kind", name.span());
                field.rules.push(Rule { name, value: quote!(::core::option::Option::Some(#kind)) });
            }
            "name" => field.name = meta.value()?.parse::<LitStr>()?.value(),
            "check" => field.check = Some(meta.value()?.parse::<Expr>()?),
            _ => {
                diagnostics.push(unknown(&meta, "a field", &RULES));
                skip(&meta)?;
            }
        }
        Ok(())
    });
    diagnostics.extend(parsed.err().map(|parsed| error_of(&parsed)));
}

/// `13`, `-1.5` and `"2020-01-01"`, as HTML has them.
fn text_of(value: &Expr) -> syn::Result<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(text.value()),
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => Ok(number.base10_digits().to_owned()),
        Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => Ok(number.base10_digits().to_owned()),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Neg(_)) => Ok(format!("-{}", text_of(&unary.expr)?)),
        _ => Err(syn::Error::new(value.span(), "a bound is a literal: write `min = 13` or `min = \"2020-01-01\"`")),
    }
}

fn unknown(meta: &ParseNestedMeta<'_>, of: &str, known: &[&str]) -> Diagnostic {
    let name = meta.path.to_token_stream().to_string();
    let near = nearest(&name, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    error(&meta.path, format!("{of} has no rule `{name}`")).help(near.unwrap_or_else(|| list(known)))
}

fn list(known: &[&str]) -> String {
    format!("write one of `{}`", known.join("`, `"))
}

/// Goes on after an unknown rule, so that the others are checked too.
pub(super) fn skip(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    if meta.input.peek(syn::Token![=]) {
        meta.value()?.parse::<Expr>()?;
    } else if meta.input.peek(syn::token::Paren) {
        let content;
        syn::parenthesized!(content in meta.input);
        content.parse::<TokenStream>()?;
    }
    Ok(())
}

pub(super) fn error_of(parsed: &syn::Error) -> Diagnostic {
    Diagnostic::error(parsed.span(), parsed.to_string())
}
