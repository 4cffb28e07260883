//! Paths of routes: `/bands/{slug: Slug}`.

use live_template::Diagnostic;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::{LitStr, Type};

/// A path, segment by segment. That of `/` is one empty text.
pub(super) struct RoutePath {
    pub(super) segments: Vec<Segment>,
}

pub(super) enum Segment {
    Text(String),
    Parameter(Parameter),
}

pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) ty: TokenStream,
    /// `{*rest}`: all that is left.
    pub(super) is_rest: bool,
}

impl RoutePath {
    pub(super) fn parse(literal: &LitStr) -> Result<Self, Diagnostic> {
        let text = literal.value();
        let wrong = |message: String| Diagnostic::error(literal.span(), message);
        let Some(rest) = text.strip_prefix('/') else {
            return Err(wrong(format!("the path `{text}` does not begin with `/`")).help(format!("write `/{text}`")));
        };
        if let Some(sign) = text.chars().find(|sign| matches!(sign, '?' | '#')) {
            let cut = text.split(sign).next().unwrap_or_default();
            return Err(wrong(format!("the path `{text}` has a `{sign}`"))
                .help(format!("write `{cut}`"))
                .note("a route is a path; a view reads the query by the extractor `Query<T>`"));
        }
        let texts: Vec<&str> = rest.split('/').collect();
        let mut segments = Vec::with_capacity(texts.len());
        for (at, text) in texts.iter().enumerate() {
            segments.push(segment(text, at + 1 == texts.len(), literal)?);
        }
        let path = Self { segments };
        if let Some(name) = path.repeated_name() {
            return Err(wrong(format!("two segments of `{text}` are called `{name}`")).help("give one another name"));
        }
        Ok(path)
    }

    fn repeated_name(&self) -> Option<&str> {
        let names: Vec<&str> = self.parameters().map(|parameter| parameter.name.as_str()).collect();
        names.iter().enumerate().find(|(at, name)| names[..*at].contains(name)).map(|(_, name)| *name)
    }

    pub(super) fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Text(_) => None,
            Segment::Parameter(parameter) => Some(parameter),
        })
    }

    /// As axum has it.
    pub(super) fn to_axum(&self) -> String {
        self.joined(|parameter| format!("{{{}{}}}", if parameter.is_rest { "*" } else { "" }, parameter.name))
    }

    /// Equal for paths that match the same.
    pub(super) fn shape(&self) -> String {
        self.joined(|parameter| if parameter.is_rest { "{*}" } else { "{}" }.to_owned())
    }

    fn joined(&self, of: impl Fn(&Parameter) -> String) -> String {
        let segments = self.segments.iter().map(|segment| match segment {
            Segment::Text(text) => format!("/{text}"),
            Segment::Parameter(parameter) => format!("/{}", of(parameter)),
        });
        segments.collect()
    }
}

fn segment(text: &str, is_last: bool, literal: &LitStr) -> Result<Segment, Diagnostic> {
    let wrong = |message: String| Err(Diagnostic::error(literal.span(), message));
    if let Some(name) = text.strip_prefix(':') {
        return wrong(format!("`:{name}` is a text here"))
            .map_err(|error: Diagnostic| error.help(format!("write `{{{name}}}`")));
    }
    if let Some(name) = text.strip_prefix('*') {
        return wrong(format!("`*{name}` is a text here"))
            .map_err(|error: Diagnostic| error.help(format!("write `{{*{name}}}`")));
    }
    if !text.contains(['{', '}']) {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%".contains(&byte);
        return match text.chars().find(|sign| !u8::try_from(*sign).is_ok_and(is_allowed)) {
            None => Ok(Segment::Text(text.to_owned())),
            Some(sign) => wrong(format!("a path cannot have `{sign}`"))
                .map_err(|error| error.help(format!("percent-encode it: `{}`", percent_encoded(sign)))),
        };
    }
    let Some(inner) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) else {
        return wrong(format!("`{text}` is neither a text nor a segment in braces"))
            .map_err(|error| error.help("write `{name}` or `{name: Type}`, alone between two `/`"));
    };
    let (name, ty) = inner.split_once(':').map_or((inner, None), |(name, ty)| (name, Some(ty.trim())));
    let (name, is_rest) = name.trim().strip_prefix('*').map_or((name.trim(), false), |name| (name, true));
    if syn::parse_str::<syn::Ident>(name).is_err() {
        return wrong(format!("the segment `{text}` has no name"))
            .map_err(|error| error.help("write `{name}` or `{name: Type}`"));
    }
    if is_rest && !is_last {
        return wrong(format!("`{text}` takes all that is left of the path"))
            .map_err(|error| error.help("let it be the last segment"));
    }
    let ty = ty.map_or_else(|| Ok(string(literal.span())), |ty| parse_type(ty, literal))?;
    Ok(Segment::Parameter(Parameter { name: name.to_owned(), ty, is_rest }))
}

fn string(span: Span) -> TokenStream {
    quote_spanned!(span=> ::std::string::String)
}

fn parse_type(text: &str, literal: &LitStr) -> Result<TokenStream, Diagnostic> {
    let ty = LitStr::new(text, literal.span()).parse::<Type>();
    ty.map(Type::into_token_stream).map_err(|_| {
        Diagnostic::error(literal.span(), format!("`{text}` is not a type"))
            .help("write `{name: Type}`, such as `{id: u32}`")
    })
}

fn percent_encoded(sign: char) -> String {
    let mut bytes = [0; 4];
    sign.encode_utf8(&mut bytes).bytes().fold(String::new(), |text, byte| format!("{text}%{byte:02X}"))
}
