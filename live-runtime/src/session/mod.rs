//! What proves that a browser is the one we gave a page to: secrets, signed tokens, the session cookie and its CSRF
//! secret.

mod cookie;
mod csrf;
mod flash;
mod purpose;
mod random;
mod sealed;
mod secret;
mod signer;
mod token;
mod view_id;

use http::{HeaderMap, HeaderValue};
use serde::{Deserialize, Serialize};

pub use self::cookie::{DEFAULT_SESSION_COOKIE, InvalidCookieName, SessionCookie, cookie_removal};
pub(crate) use self::cookie::{FLASH_COOKIE, RELOAD_STATUS_COOKIE, find_cookie, flash_cookie_of};
pub use self::csrf::CsrfSecret;
pub(crate) use self::csrf::{RenderedFor, token_of_page};
pub use self::flash::{Flash, FlashKind};
pub(crate) use self::purpose::Purpose;
pub(crate) use self::random::bytes as random_bytes;
pub(crate) use self::sealed::{Owner, Sealer};
pub use self::secret::{Secret, SecretTooShort};
pub(crate) use self::signer::{MAX_TOKEN_LEN, Signer, Timestamp, TokenError};
pub(crate) use self::token::{NestedToken, SessionToken, StaticToken};
pub(crate) use self::view_id::ViewId;

/// What the session cookie holds: who this browser is to us, before any login.
///
/// ```
/// use live_runtime::session::Session;
///
/// let session = Session::new();
/// let token = session.csrf().masked();
/// assert!(session.csrf().verify(&token));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    csrf: CsrfSecret,
}

/// A request's session, and the cookie to set if the browser doesn't have it yet.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The session in the cookie, or a new one.
    pub(crate) session: Session,
    /// The `Set-Cookie` to send: the session is new, or its cookie is half way to its end.
    pub(crate) set_cookie: Option<HeaderValue>,
}

impl Session {
    /// A session for a browser that has none.
    ///
    /// ```
    /// use live_runtime::session::Session;
    ///
    /// assert_ne!(Session::new(), Session::new());
    /// ```
    #[must_use]
    #[expect(clippy::new_without_default, reason = "every session differs: a `Default` would be random")]
    pub fn new() -> Self {
        Self { csrf: CsrfSecret::random() }
    }

    /// The secret that proves that a form or a socket comes from one of our pages.
    ///
    /// ```
    /// use live_runtime::session::Session;
    ///
    /// assert!(!Session::new().csrf().verify("a guess"));
    /// ```
    #[must_use]
    pub fn csrf(&self) -> &CsrfSecret {
        &self.csrf
    }

    /// The session of a page request; a new one where the browser has none, or one that doesn't verify.
    pub(crate) fn load(headers: &HeaderMap, signer: &Signer, cookie: &SessionCookie) -> Loaded {
        let (session, to_be_set) = cookie
            .read(headers, signer)
            .map_or_else(|| (Self::new(), true), |(session, age)| (session, age.is_due_for_renewal(Purpose::Cookie)));
        let set_cookie = to_be_set.then(|| cookie.write(&session, signer)).flatten();
        Loaded { session, set_cookie }
    }

    /// The session of a websocket handshake, where no cookie can be set any more.
    pub(crate) fn read(headers: &HeaderMap, signer: &Signer, cookie: &SessionCookie) -> Option<Self> {
        cookie.read(headers, signer).map(|(session, _age)| session)
    }
}
