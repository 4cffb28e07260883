//! From a template's shape to the code that writes it.
//!
//! The code calls one method of `Writer` for each dynamic, in order. What users wrote in braces is passed on as it is,
//! so that completion works inside it and rustc's messages point at it.

use live_template::{
    ast::{Expr, Template},
    shape::{self, Arm, Around, AttributeKind, Branch, Dynamic, For, Hole, Shape},
};
use proc_macro2::{Delimiter, Ident, Punct, Spacing, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{header::View, tokens::Tokens};

/// Mentions the handlers that the template names, each at its literal, so that editors go from there to the handler.
pub(super) fn used_events(template: &Template, view: Option<&View>) -> TokenStream {
    let Some(view) = view else { return TokenStream::new() };
    let used = shape::events(template).into_iter().filter_map(|literal| {
        let mut method = view.method(&literal.value())?.clone();
        method.set_span(literal.span());
        Some(quote!(let _ = Self::#method;))
    });
    used.collect()
}

/// The value that `html!` is.
pub(super) fn rendered(shape: &Shape<'_>, view: Option<&live_template::View>) -> Tokens {
    let code = Code { view, writer: Ident::new("writer", Span::mixed_site()) };
    let (span, mut arguments, mut rendered) = (Span::call_site(), Tokens::new(), Tokens::new());
    arguments.template(shape).word("move");
    closure(&code.writer, code.dynamics(shape), &mut arguments);
    rendered.private(Ident::new("Rendered", span)).path_mark(span).word("new");
    rendered.group(Delimiter::Parenthesis, arguments, span);
    rendered
}

/// The code of a template in the making.
pub(super) struct Code<'v> {
    /// For the parts of the template that components and slots enclose.
    pub(super) view: Option<&'v live_template::View>,
    pub(super) writer: Ident,
}

impl Code<'_> {
    /// Statics and dynamics in turn; with `:memo` unless its key is the last one.
    pub(super) fn dynamics(&self, shape: &Shape<'_>) -> Tokens {
        let all = self.statics_and_dynamics(shape);
        let Some(key) = shape.memo else { return all };
        let (mut code, mut arguments) = (Tokens::new(), Tokens::new());
        arguments.mark('&', key.span).group(Delimiter::Parenthesis, key.tokens.clone(), key.span);
        arguments.mark(',', Span::call_site());
        closure(&self.writer, all, &mut arguments);
        code.call(&self.writer, Ident::new("memo", key.span), arguments, at(key.span));
        code
    }

    fn statics_and_dynamics(&self, shape: &Shape<'_>) -> Tokens {
        let (span, mut code) = (Span::call_site(), Tokens::new());
        for (index, text) in shape.statics.iter().enumerate() {
            if !text.is_empty() {
                let mut argument = Tokens::new();
                argument.text(text);
                code.call(&self.writer, Ident::new("text", span), argument, span);
            }
            if let Some(dynamic) = shape.dynamics.get(index) {
                self.dynamic(dynamic, &mut code);
            }
        }
        code
    }

    fn dynamic(&self, dynamic: &Dynamic<'_>, code: &mut Tokens) {
        let writer = &self.writer;
        match dynamic {
            Dynamic::Value(expr) => call(code, writer, "value", None, expr, Pass::Reference),
            Dynamic::Spread(expr) => call(code, writer, "spread", None, expr, Pass::Reference),
            // Said by the check: only in a live component are events sent to it.
            Dynamic::Attribute(Hole { kind: AttributeKind::Target, expr, .. })
                if expr.tokens.to_string() == "self" && !self.view.is_some_and(|view| view.is_component) =>
            {
                self.empty(code);
            }
            Dynamic::Attribute(Hole { name, kind, expr }) => {
                let (method, pass) = match kind {
                    AttributeKind::Data => ("data", Pass::Reference),
                    AttributeKind::Boolean => ("boolean", Pass::Value),
                    AttributeKind::Enumerated => ("enumerated", Pass::Reference),
                    AttributeKind::Url => ("url", Pass::Reference),
                    AttributeKind::Event => ("event", Pass::Reference),
                    AttributeKind::Target => ("target", Pass::Reference),
                    _ => ("attribute", Pass::Reference),
                };
                call(code, writer, method, Some(name), expr, pass);
            }
            Dynamic::AttributeValue(Hole { kind, expr, .. }) => match kind {
                AttributeKind::Class { rest: None, .. } => call(code, writer, "class", None, expr, Pass::Reference),
                AttributeKind::Class { rest: Some(rest), continues } => {
                    // As a tuple, so that text and options of it may stand side by side, which they cannot in an array.
                    let list = Expr { tokens: quote!((#rest)), span: expr.span };
                    let method = if *continues { "more_classes" } else { "class" };
                    call(code, writer, method, None, &list, Pass::Reference);
                }
                AttributeKind::EventArgument { ty: Some(ty) } => argument(code, writer, ty, expr),
                AttributeKind::EventArgument { ty: None } => {
                    call(code, writer, "event_value", None, expr, Pass::Reference);
                }
                _ => call(code, writer, "attribute_value", None, expr, Pass::Reference),
            },
            Dynamic::If { branches, otherwise } => self.conditional(branches, otherwise.as_ref(), code),
            Dynamic::Match { scrutinee, arms } => self.choice(scrutinee, arms, code),
            Dynamic::For(each) => self.each(each, code),
            Dynamic::Memo(body) => self.nested(body, code),
            Dynamic::Component(component) => {
                code.stream(&self.component(component));
            }
            // Said by the check: it stands in no component.
            Dynamic::Slot(_) => self.empty(code),
        }
    }

    fn each(&self, each: &For<'_>, code: &mut Tokens) {
        let list = Ident::new("list", Span::mixed_site());
        let (kind, others) = match each.around {
            Around::Stream => ("InStream", "StreamLoop"),
            Around::Other => ("Elsewhere", "PlainLoop"),
            Around::Unknown => ("Anywhere", "PlainLoop"),
        };
        let mut body = Tokens::new();
        body.word("use").private(Ident::new(others, Span::mixed_site())).word("as").word("_");
        body.mark(';', Span::call_site()).word("for").stream(each.pattern).word("in");
        // At what is looped over, where rustc says that it cannot be.
        let iterator = &each.iterator.tokens;
        let span = at(iterator.clone().into_iter().next().map_or(each.iterator.span, |token| token.span()));
        let mut listed = Tokens::new();
        listed.ident(&list);
        body.private(Ident::new(kind, span)).group(Delimiter::Parenthesis, iterator.clone(), span);
        body.mark('.', span).push(Ident::new("entries", span)).group(Delimiter::Parenthesis, listed, span);
        body.mark('.', span).push(Ident::new("each", span)).group(Delimiter::Parenthesis, TokenStream::new(), span);
        body.group(Delimiter::Brace, self.item(each, &list), Span::call_site());
        self.enclosed("list", &each.body, &list, body, code);
    }

    /// What is done for every item of a loop.
    fn item(&self, each: &For<'_>, list: &Ident) -> Tokens {
        let (mut entry, mut arguments) = (Tokens::new(), Tokens::new());
        let span = Span::call_site();
        if let Some(key) = each.key {
            let span = at(key.span);
            arguments.mark('&', span).group(Delimiter::Parenthesis, key.tokens.clone(), span).mark(',', span);
        }
        let shown = self.dynamics(&each.body);
        closure(&self.writer, shown, &mut arguments);
        let method = if each.key.is_some() { "keyed" } else { "entry" };
        entry.call(list, Ident::new(method, span), arguments, span);
        if let Some(condition) = each.condition {
            let mut conditional = Tokens::new();
            conditional.word("if").stream(&condition.tokens).group(Delimiter::Brace, entry, span);
            entry = conditional;
        }
        entry
    }

    fn conditional(&self, branches: &[Branch<'_>], otherwise: Option<&Shape<'_>>, code: &mut Tokens) {
        let span = Span::call_site();
        for Branch { condition, body } in branches {
            let mut shown = Tokens::new();
            self.nested(body, &mut shown);
            code.word("if").stream(&condition.tokens).group(Delimiter::Brace, shown, span).word("else");
        }
        let mut shown = Tokens::new();
        match otherwise {
            Some(body) => self.nested(body, &mut shown),
            None => self.empty(&mut shown),
        }
        code.group(Delimiter::Brace, shown, span);
    }

    fn choice(&self, scrutinee: &Expr, arms: &[Arm<'_>], code: &mut Tokens) {
        let (span, mut choice) = (Span::call_site(), TokenStream::new());
        for arm in arms {
            let (pattern, mut shown) = (arm.pattern, Tokens::new());
            self.nested(&arm.body, &mut shown);
            let guard = arm.guard.map(|guard| {
                let tokens = &guard.tokens;
                quote!(if #tokens)
            });
            let shown: TokenStream = shown.into();
            choice.extend(quote!(#pattern #guard => { #shown }));
        }
        code.word("match").stream(&scrutinee.tokens).group(Delimiter::Brace, choice, span);
    }

    /// A template inside this one.
    fn nested(&self, shape: &Shape<'_>, code: &mut Tokens) {
        self.enclosed("template", shape, &self.writer, self.dynamics(shape), code);
    }

    /// `writer.method(&(…), |parameter| { body });`
    fn enclosed(&self, method: &str, shape: &Shape<'_>, parameter: &Ident, body: Tokens, code: &mut Tokens) {
        let (span, mut arguments) = (Span::call_site(), Tokens::new());
        arguments.template(shape);
        closure(parameter, body, &mut arguments);
        code.call(&self.writer, Ident::new(method, span), arguments, span);
    }

    fn empty(&self, code: &mut Tokens) {
        let span = Span::call_site();
        code.call(&self.writer, Ident::new("empty", span), Tokens::new(), span);
    }
}

/// `|parameter| -> () { body }`. With a type behind it, a lint of rustc does not copy the body, and all closures in it, to look at it.
fn closure(parameter: &Ident, body: impl Into<TokenStream>, code: &mut Tokens) {
    let span = Span::call_site();
    code.mark('|', span).ident(parameter).mark('|', span);
    code.push(Punct::new('-', Spacing::Joint)).mark('>', span).group(Delimiter::Parenthesis, TokenStream::new(), span);
    code.group(Delimiter::Brace, body, span);
}

#[derive(Clone, Copy)]
enum Pass {
    /// `&(expr)`, so that what is shown need not be cloned.
    Reference,
    /// `expr`.
    Value,
}

/// `writer.method(name, &(expr));`, so spanned that an error about the value's type points at the value.
fn call(code: &mut Tokens, writer: &Ident, method: &str, name: Option<&str>, expr: &Expr, pass: Pass) {
    let mut arguments = Tokens::new();
    if let Some(name) = name {
        arguments.text(name).mark(',', Span::call_site());
    }
    match pass {
        Pass::Reference => arguments.mark('&', expr.span).group(Delimiter::Parenthesis, expr.tokens.clone(), expr.span),
        Pass::Value => arguments.stream(&expr.tokens),
    };
    code.call(writer, Ident::new(method, expr.span), arguments, at(expr.span));
}

/// An argument of an event has the type that the handler takes: rustc compares them.
fn argument(code: &mut Tokens, writer: &Ident, ty: &TokenStream, expr: &Expr) {
    let tokens = &expr.tokens;
    let value = quote_spanned!(expr.span=> &(#tokens));
    let check = quote_spanned!(expr.span=> ::live_runtime::__private::argument::<#ty>(#value));
    code.stream(&quote!(#writer.event_value(#check);));
}

/// The location of `span` with the hygiene of the expansion: keeps lints on our tokens away from users.
pub(super) fn at(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}
