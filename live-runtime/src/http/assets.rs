//! The browser's side, as a file.

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use live_client::SCRIPT;

/// How the file is encoded on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Identity,
    Gzip,
    Brotli,
}

/// `GET /live/live-HASH.js`.
///
/// The name changes with the content: a browser that has the file never asks again.
pub(crate) async fn client_file(headers: HeaderMap) -> Response {
    let common = [
        (header::ETAG, HeaderValue::from_static(SCRIPT.etag)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if is_known(&headers, SCRIPT.etag) {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    let content_type = [
        (header::CONTENT_TYPE, HeaderValue::from_static(SCRIPT.content_type)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    let encoded = |name: &'static str| [(header::CONTENT_ENCODING, HeaderValue::from_static(name))];
    match Encoding::wanted(&headers) {
        Encoding::Identity => (common, content_type, SCRIPT.identity).into_response(),
        Encoding::Gzip => (common, content_type, encoded("gzip"), SCRIPT.gzip).into_response(),
        Encoding::Brotli => (common, content_type, encoded("br"), SCRIPT.brotli).into_response(),
    }
}

impl Encoding {
    /// The smallest form that the client takes.
    fn wanted(headers: &HeaderMap) -> Self {
        let takes = |name: &str| {
            values(headers, &header::ACCEPT_ENCODING).any(|value| {
                let (encoding, parameters) = value.split_once(';').unwrap_or((value, ""));
                encoding.trim().eq_ignore_ascii_case(name) && !is_refused(parameters)
            })
        };
        if takes("br") {
            Self::Brotli
        } else if takes("gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }
}

/// Whether an encoding's weight is zero. The order of the others is the client's wish, and all it can wish for is less.
fn is_refused(parameters: &str) -> bool {
    let weight = parameters.trim().strip_prefix("q=").map(str::trim);
    weight.and_then(|weight| weight.parse::<f32>().ok()) == Some(0.0)
}

/// Whether the browser has the file with that tag. Tags are compared weakly: one stands for all encodings.
pub(super) fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let opaque = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    values(headers, &header::IF_NONE_MATCH).any(|tag| tag == "*" || opaque(tag) == opaque(etag))
}

/// The parts of a header that is a list.
fn values<'h>(headers: &'h HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'h str> {
    let values = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(request: &[(HeaderName, &'static str)]) -> Response {
        let headers = request.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect();
        client_file(headers).await
    }

    #[tokio::test]
    async fn the_smallest_encoding_that_is_taken() {
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip;q=1.0, BR;q=0.5", Some("br")),
            ("gzip, br;q=0", Some("gzip")),
            ("gzip ; q=0.000, br; q=0", None),
            ("identity", None),
            ("brotli, xgzip", None),
            ("", None),
        ] {
            let response = get(&[(header::ACCEPT_ENCODING, accepted)]).await;
            let encoding = response.headers().get(header::CONTENT_ENCODING).map(|name| name.to_str().unwrap());
            assert_eq!(encoding, expected, "{accepted}");
            assert_eq!(response.headers()[header::VARY], "accept-encoding");
        }
    }

    #[tokio::test]
    async fn a_file_that_the_browser_has_is_not_sent() {
        assert_eq!(get(&[(header::IF_NONE_MATCH, "\"other\"")]).await.status(), StatusCode::OK);
        assert_eq!(get(&[(header::IF_NONE_MATCH, "*")]).await.status(), StatusCode::NOT_MODIFIED);
        let first = get(&[]).await;
        assert_eq!(first.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        let tag = format!("\"other\", {}", first.headers()[header::ETAG].to_str().unwrap());
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_str(&tag).unwrap());
        let response = client_file(headers).await;
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
        assert!(response.headers().contains_key(header::ETAG));
    }
}
