//! Tokens put together by hand.
//!
//! `quote!` reads better, and everything rare is written with it. But a macro runs unoptimized in most builds, where each token
//! of a `quote!` costs several times as much; and most of a template's code are a few forms.

use live_template::shape::Shape;
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// Tokens in the making.
#[derive(Default)]
pub(super) struct Tokens {
    trees: Vec<TokenTree>,
}

impl Tokens {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn ident(&mut self, ident: &Ident) -> &mut Self {
        self.push(ident.clone())
    }

    /// A keyword, or a name that means the same wherever it stands.
    pub(super) fn word(&mut self, word: &str) -> &mut Self {
        self.push(Ident::new(word, Span::call_site()))
    }

    pub(super) fn mark(&mut self, mark: char, span: Span) -> &mut Self {
        let mut punct = Punct::new(mark, Spacing::Alone);
        punct.set_span(span);
        self.push(punct)
    }

    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.push(Literal::string(text))
    }

    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.push(Literal::usize_unsuffixed(number))
    }

    pub(super) fn group(&mut self, delimiter: Delimiter, content: impl Into<TokenStream>, span: Span) -> &mut Self {
        let mut group = Group::new(delimiter, content.into());
        group.set_span(span);
        self.push(group)
    }

    pub(super) fn push(&mut self, tree: impl Into<TokenTree>) -> &mut Self {
        self.trees.push(tree.into());
        self
    }

    /// Tokens that are there already.
    pub(super) fn stream(&mut self, stream: &TokenStream) -> &mut Self {
        self.trees.extend(stream.clone());
        self
    }

    pub(super) fn tokens(&mut self, tokens: Self) -> &mut Self {
        self.trees.extend(tokens.trees);
        self
    }

    /// `{ … }`
    pub(super) fn braced(&mut self) -> TokenStream {
        let content: TokenStream = self.trees.drain(..).collect();
        TokenTree::from(Group::new(Delimiter::Brace, content)).into()
    }

    /// `::`
    pub(super) fn path_mark(&mut self, span: Span) -> &mut Self {
        let mut first = Punct::new(':', Spacing::Joint);
        first.set_span(span);
        self.push(first).mark(':', span)
    }

    /// `::live_runtime::__private::name`, all at the place of the name.
    pub(super) fn private(&mut self, name: Ident) -> &mut Self {
        let span = name.span();
        self.path_mark(span).push(Ident::new("live_runtime", span));
        self.path_mark(span).push(Ident::new("__private", span));
        self.path_mark(span).push(name)
    }

    /// `&(fingerprint, number of prints, statics as JSON, whether it is one element),`
    pub(super) fn template(&mut self, shape: &Shape<'_>) -> &mut Self {
        let (span, mut parts) = (Span::call_site(), Self::new());
        parts.push(Literal::u64_unsuffixed(shape.fingerprint())).mark(',', span);
        parts.number(shape.width()).mark(',', span);
        parts.text(&shape.json()).mark(',', span);
        parts.word(if shape.root { "true" } else { "false" });
        self.mark('&', span).group(Delimiter::Parenthesis, parts, span).mark(',', span)
    }

    /// `writer.method(arguments);`, of which all but the method has the span.
    pub(super) fn call(&mut self, writer: &Ident, method: Ident, arguments: Self, span: Span) -> &mut Self {
        self.ident(writer).mark('.', span).push(method);
        self.group(Delimiter::Parenthesis, arguments, span).mark(';', span)
    }
}

impl From<Tokens> for TokenStream {
    fn from(mut tokens: Tokens) -> Self {
        match tokens.trees.len() {
            0 => Self::new(),
            // A list of one takes the compiler longer than the one.
            1 => tokens.trees.pop().map_or_else(Self::new, Self::from),
            _ => tokens.trees.into_iter().collect(),
        }
    }
}
