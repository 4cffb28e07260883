//! Whose pages may open a socket.

use std::str::FromStr;

use http::uri::{Authority, Scheme, Uri};
use http::{HeaderMap, HeaderName, header};

/// Which sites' pages may connect. A browser sends our cookies along with a socket that another site opens: its `Origin`
/// tells.
///
/// ```
/// use http::{HeaderMap, HeaderValue, header};
/// use live_runtime::transport::OriginCheck;
///
/// let mut headers = HeaderMap::new();
/// headers.insert(header::HOST, HeaderValue::from_static("shop.test"));
/// headers.insert(header::ORIGIN, HeaderValue::from_static("https://evil.test"));
/// assert!(!OriginCheck::SameHost.permits(&headers));
/// assert!(OriginCheck::Allow(vec!["https://*.evil.test".parse()?, "https://evil.test".parse()?]).permits(&headers));
/// # Ok::<(), live_runtime::transport::InvalidOrigin>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OriginCheck {
    /// Pages from the host that the socket is asked from, port included.
    #[default]
    SameHost,
    /// Pages from these, and no others: for a proxy that changes `Host`, or for more than one domain.
    Allow(Vec<AllowedOrigin>),
    /// Anybody's. Only safe where no cookie is trusted.
    Off,
}

/// Where pages may come from: `https://shop.test`, `https://*.shop.test:8443`, or `//shop.test` for every scheme and port.
///
/// ```
/// use live_runtime::transport::AllowedOrigin;
///
/// let origin: AllowedOrigin = "https://*.shop.test".parse()?;
/// # Ok::<(), live_runtime::transport::InvalidOrigin>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedOrigin {
    scheme: Option<Scheme>,
    host: HostPattern,
    port: Option<u16>,
}

/// Text that is no origin.
///
/// ```
/// use live_runtime::transport::AllowedOrigin;
///
/// let mistake = "shop.test".parse::<AllowedOrigin>().unwrap_err();
/// assert_eq!(mistake.to_string(), "`shop.test` is not an origin: write `https://shop.test`, `https://*.shop.test` or `//shop.test`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{origin}` is not an origin: write `https://shop.test`, `https://*.shop.test` or `//shop.test`")]
#[non_exhaustive]
pub struct InvalidOrigin {
    /// What was given.
    pub origin: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum HostPattern {
    Exactly(String),
    /// With its leading dot.
    EndsWith(String),
}

/// The `Origin` of a request, taken apart.
struct Origin {
    scheme: Scheme,
    authority: Authority,
}

impl OriginCheck {
    /// Whether a request with these headers may go on. Without an `Origin` it doesn't come from a page.
    ///
    /// ```
    /// use http::HeaderMap;
    /// use live_runtime::transport::OriginCheck;
    ///
    /// assert!(OriginCheck::SameHost.permits(&HeaderMap::new()));
    /// ```
    #[must_use]
    pub fn permits(&self, headers: &HeaderMap) -> bool {
        if *self == Self::Off || !headers.contains_key(header::ORIGIN) {
            return true;
        }
        let Some(origin) = single(headers, header::ORIGIN).and_then(Origin::parse) else { return false };
        match self {
            Self::SameHost => origin.is_same_host(headers),
            Self::Allow(allowed) => allowed.iter().any(|allowed| allowed.matches(&origin)),
            Self::Off => true,
        }
    }
}

impl AllowedOrigin {
    fn matches(&self, origin: &Origin) -> bool {
        self.scheme.as_ref().is_none_or(|scheme| *scheme == origin.scheme)
            && self.port.is_none_or(|port| Some(port) == origin.port())
            && self.host.matches(origin.authority.host())
    }
}

impl FromStr for AllowedOrigin {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
        let invalid = || InvalidOrigin { origin: text.to_owned() };
        let (scheme, rest) = text.split_once("//").ok_or_else(invalid)?;
        let (wildcard, host) = rest.strip_prefix("*.").map_or((false, rest), |host| (true, host));
        let authority = Authority::from_str(host).ok().filter(is_plain).ok_or_else(invalid)?;
        if authority.host().contains('*') {
            return Err(invalid());
        }
        let scheme = match scheme.strip_suffix(':') {
            Some("") => return Err(invalid()),
            Some(name) => Some(Scheme::from_str(name).map_err(|_| invalid())?),
            None if scheme.is_empty() => None,
            None => return Err(invalid()),
        };
        let port = authority.port_u16().or_else(|| scheme.as_ref().and_then(default_port));
        let host = authority.host().to_ascii_lowercase();
        let host = if wildcard { HostPattern::EndsWith(format!(".{host}")) } else { HostPattern::Exactly(host) };
        Ok(Self { scheme, host, port })
    }
}

impl HostPattern {
    fn matches(&self, host: &str) -> bool {
        match self {
            Self::Exactly(exactly) => host.eq_ignore_ascii_case(exactly),
            Self::EndsWith(suffix) => host
                .len()
                .checked_sub(suffix.len())
                .and_then(|start| host.get(start..))
                .is_some_and(|end| end.eq_ignore_ascii_case(suffix)),
        }
    }
}

impl Origin {
    /// `scheme://host[:port]` and nothing more. `null`, from a sandboxed frame, is not.
    fn parse(text: &str) -> Option<Self> {
        let parts = Uri::from_str(text).ok()?.into_parts();
        if parts.path_and_query.is_some_and(|path| path != "/") {
            return None;
        }
        Some(Self { scheme: parts.scheme?, authority: parts.authority.filter(is_plain)? })
    }

    fn port(&self) -> Option<u16> {
        self.authority.port_u16().or_else(|| default_port(&self.scheme))
    }

    /// `Host` names no scheme, so a missing port there means the default of the origin's.
    fn is_same_host(&self, headers: &HeaderMap) -> bool {
        let Some(host) = single(headers, header::HOST).and_then(|host| Authority::from_str(host).ok()) else {
            return false;
        };
        let Some(default_port) = default_port(&self.scheme) else { return false };
        is_plain(&host)
            && self.authority.host().eq_ignore_ascii_case(host.host())
            && self.port() == Some(host.port_u16().unwrap_or(default_port))
    }
}

/// A host, perhaps a port, and no user name to mistake for the host.
fn is_plain(authority: &Authority) -> bool {
    let port = authority.as_str().get(authority.host().len()..);
    !authority.host().is_empty()
        && !authority.as_str().contains('@')
        && port.is_some_and(|port| port.is_empty() || authority.port_u16().is_some())
}

fn default_port(scheme: &Scheme) -> Option<u16> {
    match scheme.as_str() {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    }
}

/// The value of a header that is there exactly once.
fn single(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).into_iter();
    let value = values.next()?;
    if values.next().is_some() {
        return None;
    }
    value.to_str().ok()
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn headers(host: &str, origin: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_bytes(host.as_bytes()).unwrap());
        headers.insert(header::ORIGIN, HeaderValue::from_bytes(origin.as_bytes()).unwrap());
        headers
    }

    fn allow(allowed: &str, origin: &str) -> bool {
        OriginCheck::Allow(vec![allowed.parse().unwrap()]).permits(&headers("other.test", origin))
    }

    #[test]
    fn same_host() {
        for (host, origin, permitted) in [
            ("shop.test", "https://shop.test", true),
            ("shop.test", "http://shop.test", true),
            ("SHOP.test", "https://shop.TEST", true),
            ("shop.test:443", "https://shop.test", true),
            ("shop.test", "https://shop.test:443", true),
            ("shop.test:80", "http://shop.test", true),
            ("localhost:4000", "http://localhost:4000", true),
            ("127.0.0.1:4000", "http://127.0.0.1:4000", true),
            ("[::1]:4000", "http://[::1]:4000", true),
            ("[::1]", "http://[::1]", true),
            ("localhost:4000", "http://localhost:4001", false),
            ("localhost:4000", "http://localhost", false),
            ("localhost", "http://localhost:4000", false),
            ("shop.test:80", "https://shop.test", false),
            ("shop.test", "https://www.shop.test", false),
            ("www.shop.test", "https://shop.test", false),
            ("shop.test", "https://shop.test.evil.test", false),
            ("shop.test", "https://evilshop.test", false),
            ("shop.test", "https://evil.test@shop.test", false),
            ("shop.test", "https://shop.test@evil.test", false),
            ("shop.test", "https://shop.test/path", false),
            ("shop.test", "https://shop.test?query", false),
            ("shop.test", "null", false),
            ("shop.test", "shop.test", false),
            ("shop.test", "//shop.test", false),
            ("shop.test", "", false),
            ("shop.test", "https://", false),
            ("shop.test", "https:///shop.test", false),
            ("shop.test", "file://", false),
            ("shop.test", "file://shop.test", false),
            ("shop.test", "chrome-extension://shop.test", false),
            ("shop.test", "https://shop.test, https://evil.test", false),
            ("shop.test", "https://shop.test:", false),
            ("shop.test", "https://shop.test:99999", false),
            ("", "https://", false),
            ("shop.test:x", "https://shop.test", false),
            ("evil@shop.test", "https://shop.test", false),
        ] {
            assert_eq!(OriginCheck::SameHost.permits(&headers(host, origin)), permitted, "{origin} at {host}");
        }
    }

    #[test]
    fn a_list_of_origins() {
        for (allowed, origin, permitted) in [
            ("https://shop.test", "https://shop.test", true),
            ("https://shop.test", "https://shop.test:443", true),
            ("https://shop.test", "https://SHOP.test", true),
            ("https://shop.test", "http://shop.test", false),
            ("https://shop.test", "https://shop.test:8443", false),
            ("https://shop.test", "https://www.shop.test", false),
            ("https://shop.test:8443", "https://shop.test:8443", true),
            ("//shop.test", "http://shop.test:1234", true),
            ("//shop.test:80", "http://shop.test", true),
            ("//shop.test:80", "https://shop.test", false),
            ("https://*.shop.test", "https://www.shop.test", true),
            ("https://*.shop.test", "https://a.b.shop.test", true),
            ("https://*.shop.test", "https://A.SHOP.test", true),
            ("https://*.shop.test", "https://shop.test", false),
            ("https://*.shop.test", "https://evilshop.test", false),
            ("https://*.shop.test", "https://www.shop.test.evil.test", false),
            ("chrome-extension://abcdef", "chrome-extension://abcdef", true),
            ("chrome-extension://abcdef", "https://abcdef", false),
            ("//shop.test", "null", false),
        ] {
            assert_eq!(allow(allowed, origin), permitted, "{origin} with {allowed}");
        }
    }

    #[test]
    fn what_is_no_origin_is_refused_at_start() {
        let wrong = ["", "shop.test", "https:/shop.test", "https//shop.test", "https://", "//", "https://a.*.test"];
        for text in wrong.into_iter().chain(["https://*", "https://u@shop.test", "https://shop.test/x", "://a"]) {
            assert!(text.parse::<AllowedOrigin>().is_err(), "{text}");
        }
    }

    #[test]
    fn without_an_origin_it_is_no_browser() {
        assert!(OriginCheck::SameHost.permits(&HeaderMap::new()));
        assert!(OriginCheck::Allow(Vec::new()).permits(&HeaderMap::new()));
    }

    #[test]
    fn off_is_off() {
        assert!(OriginCheck::Off.permits(&headers("shop.test", "null")));
    }

    #[test]
    fn two_origins_or_hosts_are_none() {
        for name in [header::ORIGIN, header::HOST] {
            let mut headers = headers("shop.test", "https://shop.test");
            headers.append(name, HeaderValue::from_static("https://shop.test"));
            assert!(!OriginCheck::SameHost.permits(&headers));
        }
    }

    proptest! {
        #[test]
        fn nothing_made_up_panics(host in "[!-~]{0,20}", origin in "[ -~]{0,30}", bytes in "\\PC{0,20}") {
            let _ = OriginCheck::SameHost.permits(&headers(&host, &origin));
            let _ = OriginCheck::SameHost.permits(&headers(&host, &bytes));
            let _ = bytes.parse::<AllowedOrigin>();
        }

        #[test]
        fn only_the_very_host_is_the_same(host in "[a-z.]{1,6}", other in "[a-z.]{1,6}") {
            let permitted = OriginCheck::SameHost.permits(&headers(&host, &format!("https://{other}")));
            prop_assert!(!permitted || host == other);
        }
    }
}
