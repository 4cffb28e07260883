//! Signed tokens: what we hand to the client and want back unchanged.
//!
//! A token is `body.tag`, both base64url without padding, so that it can stand in an attribute, in JSON and in a cookie
//! that a script writes without escaping. The body is a version byte, the time of issue in seconds (eight bytes, big
//! endian) and JSON; the tag is HMAC-SHA256 of the body's text, under a key that only this purpose has. Anyone can read
//! a token: put no secrets in.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::Mac;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::secret::{Key, Secret};
use super::{Flash, Purpose, ViewId};

/// The longest token that is looked at, in bytes.
///
/// ```
/// # use live_runtime::session::MAX_TOKEN_LEN;
/// assert_eq!(MAX_TOKEN_LEN, 8 * 1024);
/// ```
pub const MAX_TOKEN_LEN: usize = 8 * 1024;

const HEADER_LEN: usize = 1 + size_of::<u64>();

/// The view that a container was rendered for: `data-phx-session`.
///
/// ```
/// use live_runtime::session::{Purpose, Secret, SessionToken, Signer, ViewId};
///
/// let signer = Signer::new(&Secret::random());
/// let session = SessionToken { id: ViewId::random(), view: "shop::Cart".into(), live_session: "default".into() };
/// let token = signer.sign(Purpose::Session, &session);
/// assert_eq!(signer.verify::<SessionToken>(Purpose::Session, &token)?, session);
/// # Ok::<(), live_runtime::session::TokenError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionToken {
    /// The container's `id`: a join's topic must name it.
    pub id: ViewId,
    /// The view's type.
    pub view: String,
    /// The name of the live session that the page belongs to: other views are joined with this token only within it.
    pub live_session: String,
}

/// The view that a container inside of another view's page was rendered for: its `data-phx-session`.
///
/// ```
/// use live_runtime::session::{NestedToken, Purpose, Secret, Signer, ViewId};
///
/// let signer = Signer::new(&Secret::random());
/// let clock = NestedToken {
///     id: ViewId::new("clock")?,
///     view: "shop::Clock".into(),
///     live_session: "default".into(),
///     page: "/cart".into(),
///     parent: Some(7),
///     session: "[5]".into(),
/// };
/// let token = signer.sign(Purpose::Nested, &clock);
/// assert_eq!(signer.verify::<NestedToken>(Purpose::Nested, &token)?, clock);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
// Short names: whatever shows the view has the token in its frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NestedToken {
    /// The container's `id`: a join's topic must name it.
    #[serde(rename = "i")]
    pub id: ViewId,
    /// The view's type.
    #[serde(rename = "v")]
    pub view: String,
    /// The name of the live session that the page belongs to.
    #[serde(rename = "l")]
    pub live_session: String,
    /// Path and query of the page that the view is part of: a join is a request for it.
    #[serde(rename = "p")]
    pub page: String,
    /// Which join made the parent; none where the view is sticky.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<u64>,
    /// What the view is given: a list in JSON.
    #[serde(rename = "s")]
    pub session: String,
}

/// What the first render leaves to the join: `data-phx-static`.
///
/// ```
/// use live_runtime::session::{Flash, Purpose, Secret, Signer, StaticToken, ViewId};
///
/// let token = StaticToken { id: ViewId::random(), flash: Flash::default() };
/// let token = Signer::new(&Secret::random()).sign(Purpose::Static, &token);
/// assert!(token.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaticToken {
    /// The container's `id`: the same as in its [`SessionToken`].
    pub id: ViewId,
    /// What the page shows of messages.
    #[serde(default, skip_serializing_if = "Flash::is_empty")]
    pub flash: Flash,
}

impl StaticToken {
    /// Without the messages where they are longer than a token: with one that is refused, the page would be loaded again and again.
    pub(crate) fn signed(id: ViewId, flash: &Flash, signer: &Signer) -> String {
        let mut statics = Self { id, flash: flash.clone() };
        let token = signer.sign(Purpose::Static, &statics);
        if token.len() <= MAX_TOKEN_LEN {
            return token;
        }
        tracing::warn!(bytes = token.len(), "flash messages are too long: the page shows them only until it is joined");
        statics.flash = Flash::default();
        signer.sign(Purpose::Static, &statics)
    }
}

/// Why a token is not accepted. The client is told nothing but `stale`.
///
/// ```
/// use live_runtime::session::{Purpose, Secret, Signer, TokenError};
///
/// let signer = Signer::new(&Secret::random());
/// assert_eq!(signer.verify::<String>(Purpose::Flash, "nonsense"), Err(TokenError::Malformed));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// Not a token of ours, or not of this content.
    #[error("the token is malformed")]
    Malformed,
    /// Made by somebody else, for another purpose, or changed on the way.
    #[error("the token's signature doesn't match")]
    Signature,
    /// Older than its purpose allows.
    #[error("the token has expired")]
    Expired,
    /// Issued by another version of this framework.
    #[error("the token is of another version")]
    Version,
}

/// Makes and checks tokens. Cheap to clone: the keys are derived once.
///
/// ```
/// use live_runtime::session::{Purpose, Secret, Signer};
///
/// let signer = Signer::new(&Secret::random());
/// let token = signer.sign(Purpose::ReloadStatus, &404_u16);
/// assert_eq!(signer.verify(Purpose::ReloadStatus, &token), Ok(404_u16));
/// ```
#[derive(Clone)]
pub struct Signer {
    keys: Arc<[Key; Purpose::ALL.len()]>,
}

/// How old a token is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Age(Duration);

/// Seconds since 1970.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timestamp(u64);

impl Signer {
    /// Derives the keys from the application's secret.
    ///
    /// ```
    /// use live_runtime::session::{Secret, Signer};
    ///
    /// let signer = Signer::new(&Secret::random());
    /// ```
    #[must_use]
    pub fn new(secret: &Secret) -> Self {
        Self { keys: Arc::new(Purpose::ALL.map(|purpose| secret.key_for(purpose.label()))) }
    }

    /// A token that holds `payload`, readable by everyone and forgeable by nobody.
    ///
    /// # Panics
    ///
    /// If `payload` can't be written as JSON: a map whose keys aren't text. No derived struct is like that.
    ///
    /// ```
    /// use live_runtime::session::{Purpose, Secret, Signer};
    ///
    /// let token = Signer::new(&Secret::random()).sign(Purpose::ReloadStatus, &404_u16);
    /// ```
    #[must_use]
    pub fn sign<T: Serialize + ?Sized>(&self, purpose: Purpose, payload: &T) -> String {
        self.sign_at(Timestamp::now(), purpose, payload)
    }

    /// What a token holds, if it is ours, for this purpose and not too old.
    ///
    /// ```
    /// use live_runtime::session::{Purpose, Secret, Signer, TokenError};
    ///
    /// let (ours, theirs) = (Signer::new(&Secret::random()), Signer::new(&Secret::random()));
    /// let token = theirs.sign(Purpose::ReloadStatus, &404_u16);
    /// assert_eq!(ours.verify::<u16>(Purpose::ReloadStatus, &token), Err(TokenError::Signature));
    /// ```
    pub fn verify<T: DeserializeOwned>(&self, purpose: Purpose, token: &str) -> Result<T, TokenError> {
        self.verify_with_age(purpose, token).map(|(payload, _age)| payload)
    }

    /// [`verify`](Self::verify), for who would like to renew a token in time.
    pub(super) fn verify_with_age<T: DeserializeOwned>(
        &self,
        purpose: Purpose,
        token: &str,
    ) -> Result<(T, Age), TokenError> {
        self.verify_at(Timestamp::now(), purpose, token)
    }

    /// [`sign`](Self::sign), as if it were `now`: what says the same at the same time has the same token.
    pub(crate) fn sign_at<T: Serialize + ?Sized>(&self, now: Timestamp, purpose: Purpose, payload: &T) -> String {
        let mut body = Vec::with_capacity(128);
        body.push(purpose.version());
        body.extend_from_slice(&now.to_bytes());
        serde_json::to_writer(&mut body, payload).expect("a token's payload can be written as JSON");

        let mut token = URL_SAFE_NO_PAD.encode(body);
        let tag = self.key(purpose).chain_update(&token).finalize().into_bytes();
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(tag, &mut token);
        token
    }

    fn verify_at<T: DeserializeOwned>(
        &self,
        now: Timestamp,
        purpose: Purpose,
        token: &str,
    ) -> Result<(T, Age), TokenError> {
        if token.len() > MAX_TOKEN_LEN {
            return Err(TokenError::Malformed);
        }
        let (body, tag) = token.split_once('.').ok_or(TokenError::Malformed)?;
        let tag = URL_SAFE_NO_PAD.decode(tag).map_err(|_| TokenError::Malformed)?;
        self.key(purpose).chain_update(body).verify_slice(&tag).map_err(|_| TokenError::Signature)?;

        let body = URL_SAFE_NO_PAD.decode(body).map_err(|_| TokenError::Malformed)?;
        let (header, payload) = body.split_first_chunk::<HEADER_LEN>().ok_or(TokenError::Malformed)?;
        let [version, issued @ ..] = *header;
        if version != purpose.version() {
            return Err(TokenError::Version);
        }
        let age = now.since(Timestamp::from_bytes(issued));
        if age.is_over(purpose) {
            return Err(TokenError::Expired);
        }
        let payload = serde_json::from_slice(payload).map_err(|_| TokenError::Malformed)?;
        Ok((payload, age))
    }

    fn key(&self, purpose: Purpose) -> Key {
        self.keys[purpose as usize].clone()
    }
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signer(..)")
    }
}

impl Age {
    pub(super) fn is_over(self, purpose: Purpose) -> bool {
        self.0 > purpose.max_age()
    }

    pub(super) fn is_due_for_renewal(self, purpose: Purpose) -> bool {
        self.0 > purpose.max_age() / 2
    }
}

impl Timestamp {
    pub(crate) fn now() -> Self {
        Self(SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_secs())
    }

    /// That many seconds after the beginning of 1970.
    #[cfg(test)]
    pub(super) const fn at(seconds: u64) -> Self {
        Self(seconds)
    }

    pub(super) fn to_bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }

    pub(super) fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(u64::from_be_bytes(bytes))
    }

    /// Clocks differ from node to node: a token from the future is a new one.
    pub(super) fn since(self, earlier: Self) -> Age {
        Age(Duration::from_secs(self.0.saturating_sub(earlier.0)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::FlashKind, *};

    const NOW: Timestamp = Timestamp(1_800_000_000);

    fn signer() -> Signer {
        Signer::new(&Secret::new([7; 32]).unwrap())
    }

    fn session() -> SessionToken {
        SessionToken { id: ViewId::new("phx-1").unwrap(), view: "shop::Cart".into(), live_session: "default".into() }
    }

    fn verify(token: &str) -> Result<SessionToken, TokenError> {
        signer().verify(Purpose::Session, token)
    }

    #[test]
    fn what_was_signed_comes_back() {
        let token = signer().sign(Purpose::Session, &session());
        assert_eq!(verify(&token), Ok(session()));
    }

    #[test]
    fn a_token_is_safe_in_cookies_attributes_and_json() {
        let token = signer().sign(Purpose::Session, &session());
        assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)), "{token}");
    }

    #[test]
    fn messages_that_are_too_long_do_not_make_a_token_that_is_refused() {
        for (len, is_kept) in [(100, true), (7000, false)] {
            let (id, mut flash) = (ViewId::new("phx-1").unwrap(), Flash::default());
            flash.put(FlashKind::Error, "x".repeat(len));
            let token = StaticToken::signed(id.clone(), &flash, &signer());
            let statics: StaticToken = signer().verify(Purpose::Static, &token).unwrap();
            assert_eq!((statics.id, !statics.flash.is_empty()), (id, is_kept));
        }
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let token = signer().sign(Purpose::Session, &session());
        for at in 0..token.len() {
            for bit in 0..7 {
                let mut bytes = token.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let changed = String::from_utf8(bytes).unwrap();
                assert!(verify(&changed).is_err(), "bit {bit} at {at}");
            }
        }
    }

    #[test]
    fn every_cut_and_every_addition_is_noticed() {
        let token = signer().sign(Purpose::Session, &session());
        for len in 0..token.len() {
            assert!(verify(&token[..len]).is_err(), "cut to {len}");
        }
        for more in ["=", ".", "A", " ", "\n"] {
            assert!(verify(&format!("{token}{more}")).is_err());
            assert!(verify(&format!("{more}{token}")).is_err());
        }
    }

    #[test]
    fn a_purpose_accepts_only_its_own() {
        for signed in Purpose::ALL {
            let token = signer().sign(signed, &1);
            for asked in Purpose::ALL {
                let expected = if signed == asked { Ok(1) } else { Err(TokenError::Signature) };
                assert_eq!(signer().verify::<u8>(asked, &token), expected, "{signed:?} as {asked:?}");
            }
        }
    }

    #[test]
    fn another_secret_refuses_it() {
        let token = Signer::new(&Secret::random()).sign(Purpose::Session, &session());
        assert_eq!(verify(&token), Err(TokenError::Signature));
    }

    #[test]
    fn a_token_expires_after_its_last_second() {
        for purpose in Purpose::ALL {
            let token = signer().sign_at(NOW, purpose, &1);
            let last = NOW.0 + purpose.max_age().as_secs();
            let at =
                |seconds| signer().verify_at::<u8>(Timestamp(seconds), purpose, &token).map(|(payload, _)| payload);
            assert_eq!(at(last), Ok(1));
            assert_eq!(at(last + 1), Err(TokenError::Expired));
            assert_eq!(at(NOW.0 - 1000), Ok(1), "a clock that is behind");
        }
    }

    #[test]
    fn half_way_to_its_end_a_token_wants_renewal() {
        let token = signer().sign_at(NOW, Purpose::Cookie, &1);
        let due = |days: u64| {
            let later = Timestamp(NOW.0 + days * 24 * 60 * 60);
            let (_, age) = signer().verify_at::<u8>(later, Purpose::Cookie, &token).unwrap();
            age.is_due_for_renewal(Purpose::Cookie)
        };
        assert!(!due(6));
        assert!(due(8));
    }

    /// A token with a valid signature over a body of our choice.
    fn forged(body: &[u8]) -> String {
        let body = URL_SAFE_NO_PAD.encode(body);
        let tag = signer().key(Purpose::Session).chain_update(&body).finalize().into_bytes();
        format!("{body}.{}", URL_SAFE_NO_PAD.encode(tag))
    }

    #[test]
    fn another_version_is_refused() {
        let mut body = vec![Purpose::Session.version() + 1];
        body.extend(Timestamp::now().0.to_be_bytes());
        body.extend(br#"{"id":"phx-1","view":"shop::Cart"}"#);
        assert_eq!(verify(&forged(&body)), Err(TokenError::Version));
    }

    #[test]
    fn a_signed_body_of_another_shape_is_malformed() {
        let mut header = vec![Purpose::Session.version()];
        assert_eq!(verify(&forged(&header)), Err(TokenError::Malformed));
        header.extend(Timestamp::now().0.to_be_bytes());
        for payload in ["", "{}", "null", r#"{"id":"a b","view":""}"#] {
            let body = [&header, payload.as_bytes()].concat();
            assert_eq!(verify(&forged(&body)), Err(TokenError::Malformed), "{payload}");
        }
    }

    #[test]
    fn an_overlong_token_is_not_even_decoded() {
        let token = signer().sign(Purpose::Flash, &"x".repeat(MAX_TOKEN_LEN));
        assert_eq!(signer().verify::<String>(Purpose::Flash, &token), Err(TokenError::Malformed));
    }

    proptest! {
        #[test]
        fn nothing_made_up_passes(token in "\\PC{0,80}", alike in "[A-Za-z0-9_-]{12,80}\\.[A-Za-z0-9_-]{43}") {
            prop_assert!(verify(&token).is_err());
            prop_assert!(verify(&alike).is_err());
        }

        #[test]
        fn a_signed_body_never_panics(body in proptest::collection::vec(any::<u8>(), 0..64)) {
            prop_assert!(verify(&forged(&body)).is_err());
        }
    }
}
