//! The secret against cross-site request forgery.

use std::fmt;

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
#[derive(Clone, PartialEq, Eq)]
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
        let mask = random::bytes::<SECRET_LEN>();
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
