//! The secret against cross-site request forgery.

use std::{cell::Cell, fmt};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use subtle::ConstantTimeEq;

use super::random;

const SECRET_LEN: usize = 18;
/// The mask and the masked secret, in base64: 36 bytes need no padding.
const MASKED_LEN: usize = SECRET_LEN * 2 / 3 * 4;

/// A secret that only our pages and the browser's cookie know: another site can make the browser send the cookie, but
/// can't read it.
///
/// ```
/// use live_runtime::session::CsrfSecret;
///
/// let secret = CsrfSecret::random();
/// let in_the_page = secret.masked();
/// assert!(secret.verify(&in_the_page));
/// assert!(!CsrfSecret::random().verify(&in_the_page));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CsrfSecret([u8; SECRET_LEN]);

impl CsrfSecret {
    /// A new secret.
    ///
    /// ```
    /// # use live_runtime::session::CsrfSecret;
    /// assert_ne!(CsrfSecret::random(), CsrfSecret::random());
    /// ```
    #[must_use]
    pub fn random() -> Self {
        Self(random::bytes())
    }

    /// The token for one page. Masked anew each time: a secret that repeats in compressed responses can be guessed from
    /// their lengths (BREACH).
    ///
    /// ```
    /// # use live_runtime::session::CsrfSecret;
    /// let secret = CsrfSecret::random();
    /// assert_ne!(secret.masked(), secret.masked());
    /// ```
    #[must_use]
    pub fn masked(&self) -> String {
        self.masked_with(random::bytes())
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    fn masked_with(&self, mask: [u8; SECRET_LEN]) -> String {
        let mut token = [0; SECRET_LEN * 2];
        token[..SECRET_LEN].copy_from_slice(&mask);
        token[SECRET_LEN..].copy_from_slice(&xor(&mask, &self.0));
        URL_SAFE_NO_PAD.encode(token)
    }

    /// Whether `masked` comes from a page that was given this secret, in time that doesn't depend on how wrong it is.
    ///
    /// ```
    /// # use live_runtime::session::CsrfSecret;
    /// assert!(!CsrfSecret::random().verify(""));
    /// ```
    #[must_use]
    pub fn verify(&self, masked: &str) -> bool {
        if masked.len() != MASKED_LEN {
            return false;
        }
        let Ok(token) = URL_SAFE_NO_PAD.decode(masked) else { return false };
        let Some((mask, secret)) = token.split_first_chunk::<SECRET_LEN>() else { return false };
        let Ok(secret) = <&[u8; SECRET_LEN]>::try_from(secret) else { return false };
        xor(mask, secret).ct_eq(&self.0).into()
    }
}

impl fmt::Debug for CsrfSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CsrfSecret(..)")
    }
}

impl Serialize for CsrfSecret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for CsrfSecret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(de::Error::custom)?;
        bytes.try_into().map(Self).map_err(|_| de::Error::custom("a csrf secret has 18 bytes"))
    }
}

thread_local! {
    static RENDERED: Cell<Option<(CsrfSecret, [u8; SECRET_LEN])>> = const { Cell::new(None) };
}

/// While it lives, what is rendered on this thread is a page of a browser whose secret is known.
#[must_use]
pub(crate) struct RenderedFor(Option<(CsrfSecret, [u8; SECRET_LEN])>);

impl RenderedFor {
    /// The same page has the same token for as long as it is open, so that a diff need not say it again: the mask is made
    /// of the page's id, which is random.
    pub(crate) fn page(secret: Option<CsrfSecret>, id: &str) -> Self {
        let mut mask = [0; SECRET_LEN];
        for (byte, of_id) in mask.iter_mut().zip(id.bytes().rev().cycle()) {
            *byte = of_id;
        }
        Self(RENDERED.replace(secret.map(|secret| (secret, mask))))
    }
}

impl Drop for RenderedFor {
    fn drop(&mut self) {
        RENDERED.set(self.0);
    }
}

/// The token for a form of the page that is being rendered; nothing where the page is no browser's.
pub(crate) fn token_of_page() -> Option<String> {
    RENDERED.get().map(|(secret, mask)| secret.masked_with(mask))
}

fn xor(mask: &[u8; SECRET_LEN], bytes: &[u8; SECRET_LEN]) -> [u8; SECRET_LEN] {
    std::array::from_fn(|i| mask[i] ^ bytes[i])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_flipped_character_is_noticed() {
        let secret = CsrfSecret::random();
        let token = secret.masked();
        assert_eq!(token.len(), MASKED_LEN);
        assert!(secret.verify(&token));
        for at in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            assert!(!secret.verify(&String::from_utf8(bytes).unwrap()), "at {at}");
        }
    }

    #[test]
    fn another_length_is_refused() {
        let secret = CsrfSecret::random();
        let token = secret.masked();
        assert!(!secret.verify(&token[..token.len() - 1]));
        assert!(!secret.verify(&format!("{token}A")));
        assert!(!secret.verify(&format!("{token}=")));
    }

    #[test]
    fn it_survives_json_and_stays_out_of_logs() {
        let secret = CsrfSecret::random();
        let json = serde_json::to_string(&secret).unwrap();
        assert_eq!(serde_json::from_str::<CsrfSecret>(&json).unwrap(), secret);
        assert_eq!(format!("{secret:?}"), "CsrfSecret(..)");
        assert!(serde_json::from_str::<CsrfSecret>("\"AAAA\"").is_err());
    }

    proptest! {
        #[test]
        fn nothing_guessed_passes(guess in "\\PC{0,60}", alphabet in "[A-Za-z0-9_-]{48}") {
            let secret = CsrfSecret::random();
            prop_assert!(!secret.verify(&guess));
            prop_assert!(!secret.verify(&alphabet));
        }
    }
}
