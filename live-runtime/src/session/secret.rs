//! The application's secret, from which every key is derived.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::random;

/// HMAC-SHA256 with a key that is already in place.
pub(super) type Key = Hmac<Sha256>;

/// How many bytes HMAC-SHA256 takes as a key without hashing it first.
const KEY_BLOCK: usize = 64;

/// The secret that signs everything this application hands out. Keep it out of the source, and the same on every node.
///
/// ```
/// use live_runtime::session::Secret;
///
/// let from_the_environment = "0f3c1a2b4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8";
/// let secret = Secret::new(from_the_environment)?;
/// assert_eq!(format!("{secret:?}"), "Secret(..)");
/// # Ok::<(), live_runtime::session::SecretTooShort>(())
/// ```
#[derive(Clone)]
pub struct Secret {
    digest: [u8; 32],
}

/// A secret of fewer than [`Secret::MIN_LEN`] bytes.
///
/// ```
/// use live_runtime::session::Secret;
///
/// let mistake = Secret::new("hunter2").unwrap_err();
/// assert_eq!(mistake.to_string(), "a secret needs at least 32 bytes, this one has 7");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a secret needs at least {} bytes, this one has {len}", Secret::MIN_LEN)]
#[non_exhaustive]
pub struct SecretTooShort {
    /// How many bytes it has.
    pub len: usize,
}

impl Secret {
    /// The fewest bytes a secret may have.
    ///
    /// ```
    /// # use live_runtime::session::Secret;
    /// assert_eq!(Secret::MIN_LEN, 32);
    /// ```
    pub const MIN_LEN: usize = 32;

    /// A secret from bytes that were drawn at random once and stored.
    ///
    /// ```
    /// use live_runtime::session::Secret;
    ///
    /// assert!(Secret::new([7; 64]).is_ok());
    /// assert!(Secret::new("").is_err());
    /// ```
    pub fn new(bytes: impl AsRef<[u8]>) -> Result<Self, SecretTooShort> {
        let bytes = bytes.as_ref();
        if bytes.len() < Self::MIN_LEN {
            return Err(SecretTooShort { len: bytes.len() });
        }
        Ok(Self { digest: Sha256::digest(bytes).into() })
    }

    /// A secret that lives as long as this process: for development and tests. After a restart every page reloads.
    ///
    /// ```
    /// use live_runtime::{Live, Secret};
    ///
    /// let live = Live::new(Secret::random());
    /// ```
    #[must_use]
    pub fn random() -> Self {
        Self { digest: random::bytes() }
    }

    /// The key for one purpose, which tells nothing about the secret or the keys for others.
    pub(super) fn key_for(&self, label: &str) -> Key {
        keyed(self.bytes_for(label))
    }

    /// A key for one purpose, as bytes.
    pub(super) fn bytes_for(&self, label: &str) -> [u8; 32] {
        keyed(self.digest).chain_update(b"live-runtime ").chain_update(label).finalize().into_bytes().into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// HMAC pads a short key with zeros: doing that here is what makes the construction infallible.
fn keyed(key: [u8; 32]) -> Key {
    let mut block = [0; KEY_BLOCK];
    block[..key.len()].copy_from_slice(&key);
    Key::new(&block.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(key: &Key) -> Vec<u8> {
        key.clone().chain_update(b"text").finalize().into_bytes().to_vec()
    }

    #[test]
    fn a_short_secret_is_refused() {
        assert_eq!(Secret::new([0; 31]).unwrap_err(), SecretTooShort { len: 31 });
        assert!(Secret::new([0; 32]).is_ok());
    }

    #[test]
    fn debug_tells_nothing() {
        let secret = Secret::new([b'x'; 32]).unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(..)");
    }

    #[test]
    fn keys_differ_by_label_and_by_secret() {
        let (one, two) = (Secret::random(), Secret::random());
        assert_eq!(tag(&one.key_for("a")), tag(&one.key_for("a")));
        assert_ne!(tag(&one.key_for("a")), tag(&one.key_for("b")));
        assert_ne!(tag(&one.key_for("a")), tag(&two.key_for("a")));
    }

    /// RFC 4231, test case 2 has a key shorter than a block too; here with a key of our length.
    #[test]
    fn the_padded_key_is_plain_hmac() {
        let key = [0x0b; 32];
        let plain = Key::new_from_slice(&key).unwrap();
        assert_eq!(tag(&keyed(key)), tag(&plain));
    }
}
