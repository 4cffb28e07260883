//! Places of this site, and of others: what a page may lead to.

use std::{borrow::Cow, fmt};

use super::{Text, Url, UrlAttribute, attribute::write_value};

/// A place of this site: a path with its query and fragment, such as `/songs?page=2`.
///
/// It cannot lead anywhere else: not `//evil.test`, nor what a browser would read as that.
///
/// ```
/// use live_runtime::LocalUrl;
///
/// const SONGS: LocalUrl = LocalUrl::from_static("/songs");
/// assert_eq!(SONGS.with_query([("q", "rock & roll")]).as_str(), "/songs?q=rock+%26+roll");
/// assert_eq!(LocalUrl::new(format!("/songs/{}", 7))?.as_str(), "/songs/7");
/// assert!(LocalUrl::new("https://evil.test/").is_err());
/// assert!(LocalUrl::new("//evil.test/").is_err());
/// # Ok::<(), live_runtime::NotLocal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LocalUrl(Cow<'static, str>);

/// The text is no place of this site.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no place of this site: it begins with one `/`, and everything but ASCII letters, digits and the signs of a URL is percent-encoded"
)]
pub struct NotLocal(String);

impl LocalUrl {
    /// Of a literal. In a `const` a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// Where `url` is no place of this site.
    #[must_use]
    pub const fn from_static(url: &'static str) -> Self {
        assert!(is_local(url.as_bytes()), "not a place of this site: write a path that begins with one `/`");
        Self(Cow::Borrowed(url))
    }

    /// Checks that `url` is a place of this site.
    ///
    /// # Errors
    ///
    /// Where it does not begin with one `/`, or has characters that a URL does not have or that browsers misread.
    pub fn new(url: impl Into<Cow<'static, str>>) -> Result<Self, NotLocal> {
        let url = url.into();
        if is_local(url.as_bytes()) { Ok(Self(url)) } else { Err(NotLocal(url.into_owned())) }
    }

    /// This path with another query: names and values of any text, which are encoded.
    #[must_use]
    pub fn with_query<N: AsRef<str>, T: AsRef<str>>(&self, pairs: impl IntoIterator<Item = (N, T)>) -> Self {
        let path = self.0.split(['?', '#']).next().unwrap_or("/");
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        Self(Cow::Owned(if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }))
    }

    /// The URL as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Of a path that is one of this site by the way it was made.
    pub(super) fn of_checked(path: String) -> Self {
        Self(Cow::Owned(path))
    }

    pub(crate) fn into_text(self) -> Cow<'static, str> {
        self.0
    }
}

/// Browsers take `\` for `/`, and drop tabs and line breaks: `/<TAB>/evil.test` is another site to them.
const fn is_local(url: &[u8]) -> bool {
    if url.is_empty() || url[0] != b'/' || (url.len() > 1 && url[1] == b'/') {
        return false;
    }
    let mut at = 1;
    while at < url.len() {
        let is_allowed = match url[at] {
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => false,
            byte => byte > b' ' && byte < 0x7f,
        };
        let is_encoded_tab = url[at] == b'%' && at + 2 < url.len() && url[at + 1] == b'0' && url[at + 2] == b'9';
        if !is_allowed || (is_encoded_tab && url[at - 1] == b'/') {
            return false;
        }
        at += 1;
    }
    true
}

impl fmt::Display for LocalUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl UrlAttribute for LocalUrl {
    fn write_url(&self, name: &str, text: &mut Text<'_>) {
        write_value(name, self.as_str(), text);
    }
}

impl From<LocalUrl> for Url {
    fn from(url: LocalUrl) -> Self {
        Self::of_local(url.0)
    }
}

/// A place of another site, for [`Socket::redirect`](crate::Socket::redirect).
///
/// ```
/// use live_runtime::ExternalUrl;
///
/// assert!(ExternalUrl::new("https://accounts.test/login?from=us").is_ok());
/// assert!(ExternalUrl::new("javascript:alert(1)").is_err());
/// assert!(ExternalUrl::new(" https://accounts.test/").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ExternalUrl(Url);

/// The text is no URL that a page may redirect to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no absolute URL with a scheme that is allowed")]
pub struct NotExternal(String);

impl ExternalUrl {
    /// Checks that `url` has a scheme, and one that is harmless: those of [`Url`].
    ///
    /// # Errors
    ///
    /// Where it has none, or another, or characters that a URL does not have.
    pub fn new(url: impl Into<Cow<'static, str>>) -> Result<Self, NotExternal> {
        let url = url.into();
        let is_ascii = url.bytes().all(|byte| byte > b' ' && byte < 0x7f && byte != b'\\');
        let has_scheme = url.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
        match Url::new(url.clone()) {
            Ok(url) if is_ascii && has_scheme => Ok(Self(url)),
            _ => Err(NotExternal(url.into_owned())),
        }
    }

    /// The URL as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_this_site() {
        for url in ["/", "/songs", "/songs?page=2&q=a+b", "/a%20b#top", "/a//b", "/:a@b", "/?to=https://x.test", "/%2F"]
        {
            assert_eq!(LocalUrl::new(url).as_ref().map(LocalUrl::as_str), Ok(url));
        }
    }

    #[test]
    fn what_leads_elsewhere_is_refused() {
        for url in [
            "",
            "songs",
            "?q",
            "#top",
            "//evil.test",
            "///evil.test",
            "https://evil.test",
            "javascript:alert(1)",
            " /a",
            "\\evil",
            "/\\evil.test",
            "/a\\b",
            "/\t/evil.test",
            "/a\tb",
            "/%09/evil.test",
            "/a/%09/b",
            "/a\rb",
            "/a\nb",
            "/\0",
            "/a b",
            "/\u{7f}",
            "/käse",
            "/<a>",
            "/\"",
            "/{a}",
            "\t/a",
            "\n//evil.test",
            "%2F%2Fevil.test",
        ] {
            assert_eq!(LocalUrl::new(url), Err(NotLocal(url.to_owned())), "{url:?}");
        }
    }

    #[test]
    fn every_local_url_can_be_asked_for() {
        for byte in 0..=127_u8 {
            let url = format!("/{}", char::from(byte));
            if let Ok(url) = LocalUrl::new(url) {
                assert!(url.as_str().parse::<http::Uri>().is_ok(), "{url}");
            }
        }
    }

    #[test]
    fn queries_replace_what_was_there() {
        let url = LocalUrl::from_static("/songs?page=2#top");
        assert_eq!(url.with_query([("q", "ä/?&=#")]).as_str(), "/songs?q=%C3%A4%2F%3F%26%3D%23");
        assert_eq!(url.with_query::<&str, &str>([]).as_str(), "/songs");
    }

    #[test]
    fn places_of_other_sites() {
        for url in ["https://a.test", "HTTP://a.test/b?c#d", "mailto:a@b.test", "tel:112"] {
            assert!(ExternalUrl::new(url).is_ok(), "{url}");
        }
        for url in [
            "",
            "/a",
            "//a.test",
            "a.test",
            "javascript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "  https://a.test",
            "https://a.test/\r\nset-cookie: a",
            "https:\\\\a.test",
            "vbscript:x",
            "jav\tascript:x",
            "file:///etc/passwd",
            "/a:b",
        ] {
            assert!(ExternalUrl::new(url).is_err(), "{url:?}");
        }
    }
}
