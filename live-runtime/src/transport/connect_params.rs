//! The query string of a socket's URL.

use std::borrow::Cow;

/// What the client says as it connects. It may say more: parameters of its first join get into this URL too.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct ConnectParams<'query> {
    /// The token of the page, to be checked against the session's secret.
    pub(crate) csrf_token: Option<Cow<'query, str>>,
    /// Which of the connections by long polling it is; the first poll has none, or an empty one.
    pub(crate) poll_token: Option<Cow<'query, str>>,
}

/// A client whose frames we can't read: `vsn` is missing or not 2.x.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the client speaks version {version} of the protocol, not 2.x")]
pub(crate) struct UnsupportedVersion {
    /// The start of what it said; a client that says nothing speaks 1.0.0.
    pub(crate) version: String,
}

impl<'query> ConnectParams<'query> {
    /// Reads the query string, of any length and with anything in it.
    pub(crate) fn parse(query: &'query str) -> Result<Self, UnsupportedVersion> {
        let (mut csrf_token, mut poll_token) = (None, None);
        let mut version = Cow::Borrowed("1.0.0");
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "_csrf_token" => csrf_token = Some(value),
                "token" => poll_token = Some(value).filter(|token| !token.is_empty()),
                "vsn" => version = value,
                _ => {}
            }
        }
        if !is_supported(&version) {
            return Err(UnsupportedVersion { version: version.chars().take(20).collect() });
        }
        Ok(Self { csrf_token, poll_token })
    }
}

/// Tokens stay out of logs.
impl std::fmt::Debug for ConnectParams<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hidden = |token: &Option<_>| token.as_ref().map(|_| "..");
        f.debug_struct("ConnectParams")
            .field("csrf_token", &hidden(&self.csrf_token))
            .field("poll_token", &hidden(&self.poll_token))
            .finish()
    }
}

/// `2.minor.patch`, each a number.
fn is_supported(version: &str) -> bool {
    let is_number = |part: &str| (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    version
        .strip_prefix("2.")
        .and_then(|rest| rest.split_once('.'))
        .is_some_and(|(minor, patch)| is_number(minor) && is_number(patch))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn csrf_token(query: &str) -> Option<String> {
        ConnectParams::parse(query).unwrap().csrf_token.map(Cow::into_owned)
    }

    #[test]
    fn versions() {
        for (query, accepted) in [
            ("vsn=2.0.0", true),
            ("vsn=2.1.37", true),
            ("vsn=1.0.0&vsn=2.0.0", true),
            ("", false),
            ("vsn=", false),
            ("vsn", false),
            ("vsn=1.0.0", false),
            ("vsn=3.0.0", false),
            ("vsn=2", false),
            ("vsn=2.0", false),
            ("vsn=20.0.0", false),
            ("vsn=2.0.0.0", false),
            ("vsn=2.x.0", false),
            ("vsn=2.0.0%00", false),
            ("vsn=2.0.0&vsn=1.0.0", false),
            ("VSN=2.0.0", false),
        ] {
            assert_eq!(ConnectParams::parse(query).is_ok(), accepted, "{query}");
        }
    }

    #[test]
    fn the_url_of_the_official_client() {
        let query = "_csrf_token=TO-K_EN&_track_static%5B0%5D=http%3A%2F%2Fshop.test%2Fapp.js&_mounts=0\
                     &_mount_attempts=0&_live_referer=undefined&&vsn=2.0.0";
        assert_eq!(csrf_token(query).as_deref(), Some("TO-K_EN"));
    }

    #[test]
    fn a_missing_token_is_not_an_empty_one() {
        assert_eq!(csrf_token("vsn=2.0.0"), None);
        assert_eq!(csrf_token("_csrf_token=&vsn=2.0.0").as_deref(), Some(""));
    }

    #[test]
    fn the_token_of_a_poll() {
        let token = |query| ConnectParams::parse(query).unwrap().poll_token.map(Cow::into_owned);
        assert_eq!(token("vsn=2.0.0&"), None);
        assert_eq!(token("vsn=2.0.0&token="), None);
        assert_eq!(token("vsn=2.0.0&token=a.b-c").as_deref(), Some("a.b-c"));
    }

    #[test]
    fn a_long_url_is_read_to_its_end() {
        let query = format!("{}_csrf_token=T&vsn=2.0.0", "x=y&".repeat(20_000));
        assert_eq!(csrf_token(&query).as_deref(), Some("T"));
    }

    #[test]
    fn a_long_version_is_not_repeated() {
        let refused = ConnectParams::parse(&format!("vsn={}", "9".repeat(10_000))).unwrap_err();
        assert_eq!(refused.version.len(), 20);
    }

    #[test]
    fn debug_shows_no_token() {
        let params = ConnectParams::parse("_csrf_token=hidden&token=secret&vsn=2.0.0").unwrap();
        assert_eq!(format!("{params:?}"), "ConnectParams { csrf_token: Some(\"..\"), poll_token: Some(\"..\") }");
    }

    proptest! {
        #[test]
        fn nothing_made_up_panics(query in "\\PC{0,100}", alike in "([a-z_=&%0-9.]|vsn=){0,60}") {
            let _ = ConnectParams::parse(&query);
            let _ = ConnectParams::parse(&alike);
        }
    }
}
