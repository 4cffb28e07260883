//! Actions of live routes: `FamiliesAction::Edit { id }`, which is read as an expression and as a pattern.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens as _;
use syn::{
    Expr, ExprCall, ExprPath, ExprStruct, Member, Path,
    parse::{Parse, ParseStream},
};

pub(super) struct ActionPattern {
    /// `FamiliesAction`.
    pub(super) ty: Path,
    /// As it was written.
    pub(super) tokens: TokenStream,
    /// The segments that it takes.
    pub(super) names: Vec<Ident>,
}

impl Parse for ActionPattern {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let expression: Expr = input.parse()?;
        let wrong = |tokens: &dyn quote::ToTokens, what: &str| {
            Err(syn::Error::new_spanned(
                tokens.to_token_stream(),
                format!("{what}\nhelp: write `SongsAction::New` or `SongsAction::Edit {{ id }}`"),
            ))
        };
        let (path, fields): (&Path, Vec<&Expr>) = match &expression {
            Expr::Path(ExprPath { path, .. }) => (path, Vec::new()),
            Expr::Call(ExprCall { func, args, .. }) => match &**func {
                Expr::Path(ExprPath { path, .. }) => (path, args.iter().collect()),
                other => return wrong(other, "an action is a variant of an enum"),
            },
            Expr::Struct(ExprStruct { path, fields, rest: None, .. })
                if fields.iter().all(|field| matches!(field.member, Member::Named(_))) =>
            {
                (path, fields.iter().map(|field| &field.expr).collect())
            }
            other => return wrong(other, "an action is a variant of an enum"),
        };
        let mut names = Vec::new();
        for field in fields {
            match field {
                Expr::Path(ExprPath { path, .. }) if path.get_ident().is_some() => {
                    names.extend(path.get_ident().cloned());
                }
                other => return wrong(other, "a field of an action is the name of a segment"),
            }
        }
        if path.segments.len() < 2 {
            return wrong(path, "the type of the action is missing");
        }
        let ty = Path {
            leading_colon: path.leading_colon,
            segments: path.segments.iter().take(path.segments.len() - 1).cloned().collect(),
        };
        Ok(Self { ty, tokens: expression.to_token_stream(), names })
    }
}
