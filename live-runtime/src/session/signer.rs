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
use serde::{Serialize, de::DeserializeOwned};

use super::Purpose;
use super::secret::{Key, Secret};

/// The longest token that is looked at, in bytes.
pub(crate) const MAX_TOKEN_LEN: usize = 8 * 1024;

const HEADER_LEN: usize = 1 + size_of::<u64>();

/// Why a token is not accepted. The client is told nothing but `stale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TokenError {
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
#[derive(Clone)]
pub(crate) struct Signer {
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
    pub(crate) fn new(secret: &Secret) -> Self {
        Self { keys: Arc::new(Purpose::ALL.map(|purpose| secret.key_for(purpose.label()))) }
    }

    /// A token that holds `payload`, readable by everyone and forgeable by nobody.
    ///
    /// # Panics
    ///
    /// If `payload` can't be written as JSON: a map whose keys aren't text. No derived struct is like that.
    pub(crate) fn sign<T: Serialize + ?Sized>(&self, purpose: Purpose, payload: &T) -> String {
        self.sign_at(Timestamp::now(), purpose, payload)
    }

    /// What a token holds, if it is ours, for this purpose and not too old.
    pub(crate) fn verify<T: DeserializeOwned>(&self, purpose: Purpose, token: &str) -> Result<T, TokenError> {
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

    use super::*;
    use crate::session::{SessionToken, ViewId};

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
