//! What is kept of a websocket's handshake.

use std::fmt;
use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Uri, header};

/// The headers and the peer of a handshake, for the joins that come later: a join is a `GET` of its page, sent through
/// the application's own router, and that request must look like the browser's.
///
/// The headers are copied into one allocation. A kept [`HeaderValue`] would pin the buffer that hyper read it into, some
/// 8 KiB for as long as the page is open.
#[derive(Clone)]
pub(crate) struct Handshake {
    /// `name:value` lines, as neither can hold a line feed nor a name a colon.
    lines: Box<[u8]>,
    peer: Option<SocketAddr>,
}

impl Handshake {
    /// Copies what a page request may have of a handshake.
    #[must_use]
    pub(crate) fn new(headers: &HeaderMap, peer: Option<SocketAddr>) -> Self {
        let kept = || headers.iter().filter(|(name, _)| !is_of_the_handshake_only(name));
        let len = kept().map(|(name, value)| name.as_str().len() + value.len() + 2).sum();
        let mut lines = Vec::with_capacity(len);
        for (name, value) in kept() {
            lines.extend_from_slice(name.as_str().as_bytes());
            lines.push(b':');
            lines.extend_from_slice(value.as_bytes());
            lines.push(b'\n');
        }
        Self { lines: lines.into_boxed_slice(), peer }
    }

    /// The request of a page, as this browser would send it.
    #[must_use]
    pub(crate) fn request(&self, uri: Uri) -> Request<Body> {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers();
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        request
    }

    /// Whose handshake it was, where the listener tells.
    #[must_use]
    pub(crate) fn peer(&self) -> Option<SocketAddr> {
        self.peer
    }

    /// How many bytes are kept.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
        headers.extend(self.lines.split(|byte| *byte == b'\n').filter_map(header_of_line));
        headers
    }
}

/// Cookies are no business of a log: only the size is shown.
impl fmt::Debug for Handshake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handshake").field("bytes", &self.lines.len()).field("peer", &self.peer).finish()
    }
}

fn header_of_line(line: &[u8]) -> Option<(HeaderName, HeaderValue)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let (name, value) = line.split_at_checked(colon)?;
    Some((HeaderName::from_bytes(name).ok()?, HeaderValue::from_bytes(value.get(1..)?).ok()?))
}

/// Headers that belong to the connection, to the handshake or to its body, and conditions and encodings that a page
/// rendered for a join must not obey.
///
/// The fixed list only: if headers named by `Connection` went too, a client could strip what a proxy in front of us
/// has added.
fn is_of_the_handshake_only(name: &HeaderName) -> bool {
    const NAMES: [HeaderName; 17] = [
        header::ACCEPT,
        header::ACCEPT_ENCODING,
        header::CACHE_CONTROL,
        header::CONNECTION,
        header::EXPECT,
        header::IF_MATCH,
        header::IF_MODIFIED_SINCE,
        header::IF_NONE_MATCH,
        header::IF_RANGE,
        header::IF_UNMODIFIED_SINCE,
        header::PRAGMA,
        header::PROXY_AUTHORIZATION,
        header::RANGE,
        header::TE,
        header::TRAILER,
        header::TRANSFER_ENCODING,
        header::UPGRADE,
    ];
    const OTHERS: [&str; 3] = ["http2-settings", "keep-alive", "proxy-connection"];
    const PREFIXES: [&str; 3] = ["content-", "sec-fetch-", "sec-websocket-"];

    NAMES.contains(name)
        || OTHERS.contains(&name.as_str())
        || PREFIXES.iter().any(|prefix| name.as_str().starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What Chromium sends from a page with our session cookie, an analytics cookie and a login.
    fn chromium() -> HeaderMap {
        let session = "A".repeat(120);
        let login = "B".repeat(200);
        let cookie = format!("_live_session={session}; id={login}; _ga=GA1.1.123456789.1700000000");
        [
            ("host", "shop.example.com"),
            ("connection", "Upgrade"),
            ("pragma", "no-cache"),
            ("cache-control", "no-cache"),
            (
                "user-agent",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            ),
            ("upgrade", "websocket"),
            ("origin", "https://shop.example.com"),
            ("sec-websocket-version", "13"),
            ("accept-encoding", "gzip, deflate, br, zstd"),
            ("accept-language", "de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7"),
            ("cookie", &cookie),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
            ("sec-websocket-extensions", "permessage-deflate; client_max_window_bits"),
            ("x-forwarded-for", "203.0.113.7"),
            ("x-forwarded-proto", "https"),
        ]
        .into_iter()
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
        .collect()
    }

    fn names(request: &Request<Body>) -> Vec<&str> {
        let mut names: Vec<_> = request.headers().keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_page_request_has_what_a_page_request_has() {
        let request = Handshake::new(&chromium(), None).request(Uri::from_static("/cart?page=2"));
        assert_eq!(request.uri(), "/cart?page=2");
        assert_eq!(
            names(&request),
            [
                "accept",
                "accept-language",
                "cookie",
                "host",
                "origin",
                "user-agent",
                "x-forwarded-for",
                "x-forwarded-proto"
            ]
        );
        assert_eq!(request.headers()[header::COOKIE], chromium()[header::COOKIE]);
    }

    #[test]
    fn a_typical_handshake_is_small() {
        let handshake = Handshake::new(&chromium(), None);
        let (heap, inline) = (handshake.lines.len(), size_of::<Handshake>());
        assert!(heap < 750, "{heap} bytes on the heap");
        assert!(inline <= 48, "{inline} bytes inline");
    }

    #[test]
    fn repeated_headers_stay_repeated_and_in_order() {
        let mut headers = HeaderMap::new();
        for value in ["a=1", "b=2", "c=3"] {
            headers.append(header::COOKIE, HeaderValue::from_static(value));
        }
        headers.append("x-last", HeaderValue::from_static(""));
        let request = Handshake::new(&headers, None).request(Uri::from_static("/"));
        let cookies: Vec<_> = request.headers().get_all(header::COOKIE).iter().collect();
        assert_eq!(cookies, ["a=1", "b=2", "c=3"]);
        assert_eq!(request.headers()["x-last"], "");
    }

    #[test]
    fn the_peer_is_told_to_extractors() {
        let peer = SocketAddr::from(([203, 0, 113, 7], 50_000));
        let request = Handshake::new(&HeaderMap::new(), Some(peer)).request(Uri::from_static("/"));
        assert_eq!(request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0), Some(peer));
    }

    #[test]
    fn a_client_cannot_strip_what_a_proxy_added() {
        let mut headers = chromium();
        headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade, x-forwarded-for"));
        let request = Handshake::new(&headers, None).request(Uri::from_static("/"));
        assert_eq!(request.headers()["x-forwarded-for"], "203.0.113.7");
    }

    #[test]
    fn debug_shows_no_cookie() {
        assert!(!format!("{:?}", Handshake::new(&chromium(), None)).contains("AAAA"));
    }

    proptest! {
        #[test]
        fn every_other_header_comes_back(
            kept in proptest::collection::vec(("x-[a-z0-9!#$%&'*+.^_`|~-]{1,20}", "[\t -~\u{80}-\u{ff}]{0,40}"), 0..12),
        ) {
            let headers: HeaderMap = kept
                .iter()
                .filter_map(|(name, value)| Some((name.parse().ok()?, HeaderValue::from_bytes(value.as_bytes()).ok()?)))
                .collect();
            let mut expected = headers.clone();
            expected.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
            let request = Handshake::new(&headers, None).request(Uri::from_static("/"));
            prop_assert_eq!(request.headers(), &expected);
        }
    }
}
