//! Sealed tokens: what a browser keeps for us and can neither read nor change.
//!
//! A token is base64url without padding of a version byte, the time of sealing in seconds (eight bytes, big endian), a nonce
//! that was drawn for it, and the text under XChaCha20-Poly1305. What it belongs to is not inside: it has to be named
//! again to open it.

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, Payload},
};

use super::{CsrfSecret, Purpose, Secret, Timestamp, TokenError, random};

const HEADER_LEN: usize = 1 + size_of::<u64>();
const NONCE_LEN: usize = 24;
const TAG_LEN: usize = 16;

/// Seals and opens. Cheap to clone: the key is derived once.
#[derive(Clone)]
pub(crate) struct Sealer(Arc<XChaCha20Poly1305>);

/// What a sealed token belongs to. For anything else it is worthless.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Owner<'a> {
    /// The container's `id`, which is another one for each page.
    pub(crate) id: &'a str,
    /// The view's type.
    pub(crate) view: &'a str,
    /// The secret of the browser's session: another one after a log-in.
    pub(crate) session: &'a CsrfSecret,
}

impl Sealer {
    pub(crate) fn new(secret: &Secret) -> Self {
        Self(Arc::new(XChaCha20Poly1305::new(
            &secret.bytes_for(&format!("sealed {}", Purpose::Persisted.label())).into(),
        )))
    }

    /// How long a token is in which there is a text of so many bytes.
    pub(crate) const fn token_len(text: usize) -> usize {
        ((HEADER_LEN + NONCE_LEN + text + TAG_LEN) * 4).div_ceil(3)
    }

    pub(crate) fn seal(&self, owner: Owner<'_>, text: &[u8]) -> String {
        self.seal_at(Timestamp::now(), owner, text)
    }

    pub(crate) fn open(&self, owner: Owner<'_>, token: &str) -> Result<Vec<u8>, TokenError> {
        self.open_at(Timestamp::now(), owner, token)
    }

    fn seal_at(&self, now: Timestamp, owner: Owner<'_>, text: &[u8]) -> String {
        let nonce: [u8; NONCE_LEN] = random::bytes();
        let mut token = Vec::with_capacity(HEADER_LEN + NONCE_LEN + text.len() + TAG_LEN);
        token.push(Purpose::Persisted.version());
        token.extend_from_slice(&now.to_bytes());
        let context = owner.context(&token);
        token.extend_from_slice(&nonce);
        let sealed = self.0.encrypt(&nonce.into(), Payload { msg: text, aad: &context });
        token.extend(sealed.expect("a text of less than 256 GiB can be sealed"));
        URL_SAFE_NO_PAD.encode(token)
    }

    fn open_at(&self, now: Timestamp, owner: Owner<'_>, token: &str) -> Result<Vec<u8>, TokenError> {
        let token = URL_SAFE_NO_PAD.decode(token).map_err(|_| TokenError::Malformed)?;
        let (header, rest) = token.split_first_chunk::<HEADER_LEN>().ok_or(TokenError::Malformed)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE_LEN>().ok_or(TokenError::Malformed)?;
        let context = owner.context(header);
        let text = self.0.decrypt(nonce.into(), Payload { msg: sealed, aad: &context });
        let text = text.map_err(|_| TokenError::Signature)?;
        let [version, sealed_at @ ..] = *header;
        if version != Purpose::Persisted.version() {
            return Err(TokenError::Version);
        }
        if now.since(Timestamp::from_bytes(sealed_at)).is_over(Purpose::Persisted) {
            return Err(TokenError::Expired);
        }
        Ok(text)
    }
}

impl Owner<'_> {
    /// What is authenticated along with the text: all that it belongs to, none of which can be mistaken for another.
    fn context(&self, header: &[u8]) -> Vec<u8> {
        let mut context = header.to_vec();
        context.extend_from_slice(self.session.as_bytes());
        context.extend_from_slice(self.id.as_bytes());
        // An id has no such byte.
        context.push(0);
        context.extend_from_slice(self.view.as_bytes());
        context
    }
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::at(1_800_000_000);

    /// Owners that differ in one thing each; the first is the one that tokens are for.
    struct Owners {
        ids: [&'static str; 2],
        views: [&'static str; 2],
        sessions: [CsrfSecret; 2],
    }

    impl Owners {
        fn new() -> Self {
            let ids = ["phx-1", "phx-2"];
            Self { ids, views: ["shop::Cart", "shop::Carts"], sessions: [CsrfSecret::random(), CsrfSecret::random()] }
        }

        fn of(&self, [id, view, session]: [usize; 3]) -> Owner<'_> {
            Owner { id: self.ids[id], view: self.views[view], session: &self.sessions[session] }
        }

        fn right(&self) -> Owner<'_> {
            self.of([0; 3])
        }
    }

    fn sealer() -> Sealer {
        Sealer::new(&Secret::new([7; 32]).unwrap())
    }

    #[test]
    fn what_was_sealed_comes_back_and_cannot_be_read() {
        let owners = Owners::new();
        let token = sealer().seal(owners.right(), b"{\"cart\":3}");
        assert_eq!(sealer().open(owners.right(), &token).unwrap(), b"{\"cart\":3}");
        let bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
        assert!(!bytes.windows(4).any(|part| part == b"cart"));
        assert_ne!(token, sealer().seal(owners.right(), b"{\"cart\":3}"), "each has a nonce of its own");
        for len in 0..10 {
            assert_eq!(sealer().seal(owners.right(), &vec![7; len]).len(), Sealer::token_len(len), "{len}");
        }
    }

    #[test]
    fn it_belongs_to_one_view_of_one_page_of_one_session() {
        let owners = Owners::new();
        let token = sealer().seal(owners.right(), b"{}");
        for other in [[1, 0, 0], [0, 1, 0], [0, 0, 1]] {
            assert_eq!(sealer().open(owners.of(other), &token), Err(TokenError::Signature), "{other:?}");
        }
        let another = Sealer::new(&Secret::random());
        assert_eq!(another.open(owners.right(), &token), Err(TokenError::Signature));
    }

    #[test]
    fn every_changed_byte_and_every_cut_is_noticed() {
        let owners = Owners::new();
        let token = sealer().seal(owners.right(), b"{\"cart\":3}");
        for at in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            assert!(sealer().open(owners.right(), std::str::from_utf8(&bytes).unwrap()).is_err(), "{at}");
            assert!(sealer().open(owners.right(), &token[..at]).is_err(), "cut to {at}");
        }
    }

    #[test]
    fn it_expires_after_its_last_second() {
        let owners = Owners::new();
        let token = sealer().seal_at(NOW, owners.right(), b"{}");
        let last = 1_800_000_000 + Purpose::Persisted.max_age().as_secs();
        assert!(sealer().open_at(Timestamp::at(last), owners.right(), &token).is_ok());
        assert_eq!(sealer().open_at(Timestamp::at(last + 1), owners.right(), &token), Err(TokenError::Expired));
    }
}
