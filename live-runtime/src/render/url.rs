//! Attributes that hold a URL take checked URLs only.

use std::{borrow::Cow, fmt};

use super::{Text, attribute::write_value};

/// A URL that can stand in `href`, `src` and the like: its scheme cannot run a script.
///
/// Allowed are relative references and the schemes `http`, `https`, `ftp`, `ftps`, `mailto`, `news`, `irc`, `gopher`,
/// `nntp`, `feed`, `telnet`, `mms`, `rtsp`, `svn`, `tel`, `fax` and `xmpp`, as in Phoenix.
///
/// ```
/// use live_runtime::{Url, html, render::to_html};
///
/// let id = 7;
/// let songs = Url::new(format!("/songs/{id}"))?;
/// assert_eq!(to_html(&html! { <a href={&songs}>Songs</a> }), r#"<a href="/songs/7">Songs</a>"#);
/// assert!(Url::new("javascript:alert(1)").is_err());
/// # Ok::<(), live_runtime::UnsafeUrl>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Url(Cow<'static, str>);

/// The URL's scheme is none that is known to be harmless.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the URL `{0}` has a scheme that is not allowed")]
pub struct UnsafeUrl(String);

const SCHEMES: [&str; 17] = [
    "http", "https", "ftp", "ftps", "mailto", "news", "irc", "gopher", "nntp", "feed", "telnet", "mms", "rtsp", "svn",
    "tel", "fax", "xmpp",
];

impl Url {
    /// Checks the scheme of `url`.
    ///
    /// # Errors
    ///
    /// Where a `:` comes before any of `/`, `?` and `#`, and what is before it is no allowed scheme.
    pub fn new(url: impl Into<Cow<'static, str>>) -> Result<Self, UnsafeUrl> {
        let url = url.into();
        if is_safe(url.as_bytes()) { Ok(Self(url)) } else { Err(UnsafeUrl(url.into_owned())) }
    }

    /// A literal, checked by the compiler.
    ///
    /// ```
    /// use live_runtime::Url;
    ///
    /// const SONGS: Url = Url::from_static("/songs");
    /// assert_eq!(SONGS.as_str(), "/songs");
    /// ```
    ///
    /// # Panics
    ///
    /// Where its scheme is not allowed: at compile time, where the URL is a constant.
    #[must_use]
    pub const fn from_static(url: &'static str) -> Self {
        assert!(is_safe(url.as_bytes()), "the URL has a scheme that is not allowed");
        Self(Cow::Borrowed(url))
    }

    /// Of a place of this site, which has no scheme.
    pub(super) fn of_local(url: Cow<'static, str>) -> Self {
        Self(url)
    }

    pub(crate) fn into_text(self) -> Cow<'static, str> {
        self.0
    }

    /// The URL as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const fn is_safe(url: &[u8]) -> bool {
    let mut end = 0;
    while end < url.len() {
        match url[end] {
            b'/' | b'?' | b'#' => return true,
            b':' => return is_allowed(url.split_at(end).0),
            _ => end += 1,
        }
    }
    true
}

const fn is_allowed(scheme: &[u8]) -> bool {
    let mut index = 0;
    while index < SCHEMES.len() {
        let allowed = SCHEMES[index].as_bytes();
        let mut same = 0;
        while same < allowed.len() && same < scheme.len() && scheme[same].to_ascii_lowercase() == allowed[same] {
            same += 1;
        }
        if same == allowed.len() && same == scheme.len() {
            return true;
        }
        index += 1;
    }
    false
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an attribute that holds a URL takes: a checked [`Url`] or an `Option` of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checked URL",
    label = "expected a `Url`",
    note = "a URL from outside could be `javascript:…`; write a literal, or check it: `Url::new(value)?`"
)]
pub trait UrlAttribute {
    /// Writes ` name="url"`, with the space before it, or nothing.
    fn write_url(&self, name: &str, text: &mut Text<'_>);
}

impl UrlAttribute for Url {
    fn write_url(&self, name: &str, text: &mut Text<'_>) {
        write_value(name, self.as_str(), text);
    }
}

impl<T: UrlAttribute> UrlAttribute for Option<T> {
    fn write_url(&self, name: &str, text: &mut Text<'_>) {
        if let Some(url) = self {
            url.write_url(name, text);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: UrlAttribute + ?Sized> UrlAttribute for &T {
    fn write_url(&self, name: &str, text: &mut Text<'_>) {
        (**self).write_url(name, text);
    }
}

#[cfg(test)]
mod tests {
    use super::{SCHEMES, Url};

    #[test]
    fn each_scheme_that_is_allowed_and_no_other() {
        for scheme in SCHEMES {
            assert!(Url::new(format!("{scheme}:x")).is_ok(), "{scheme}");
            assert!(Url::new(format!("{scheme}x:x")).is_err() || SCHEMES.contains(&&*format!("{scheme}x")), "{scheme}");
        }
        for scheme in ["file", "blob", "about", "ws", "wss", "http+unix", "view-source", "filesystem", "intent", ""] {
            assert!(Url::new(format!("{scheme}:x")).is_err(), "{scheme}");
        }
    }

    #[test]
    fn relative_references_and_harmless_schemes_pass() {
        for url in ["/a:b", "a/b:c", "?x=1:2", "#a:b", "", "https://x.y", "HTTPS://x.y", "mailto:a@b.c", "//x.y/z"] {
            assert!(Url::new(url).is_ok(), "{url}");
        }
    }

    #[test]
    fn schemes_that_run_scripts_are_refused_whatever_is_before_them() {
        for url in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "JAVASCRIPT:x",
            "vbscript:x",
            "\u{1}javascript:x",
            "   javascript:x",
            "\r\njavascript:x",
            "javascript\t:x",
            "javascript&colon;x:",
            "\u{a0}javascript:x",
        ] {
            assert!(Url::new(url).is_err(), "{url}");
        }
    }
}
