//! The cookies we read, write and delete.

use std::borrow::Cow;

use ::cookie::{Cookie, SameSite};
use http::{HeaderMap, HeaderValue, header};

use super::signer::Age;
use super::{Purpose, Session, Signer};

/// The name of the session cookie, unless configured.
///
/// ```
/// # use live_runtime::session::DEFAULT_SESSION_COOKIE;
/// assert_eq!(DEFAULT_SESSION_COOKIE, "_live_session");
/// ```
pub const DEFAULT_SESSION_COOKIE: &str = "_live_session";

/// Set by the client before it reloads a page whose join was refused with a status; delete it once read.
pub(crate) const RELOAD_STATUS_COOKIE: &str = "__phoenix_reload_status__";

/// Set by the client to carry a flash over a page load; delete it once read.
pub(crate) const FLASH_COOKIE: &str = "__phoenix_flash__";

/// How the session cookie is called and sent.
///
/// ```
/// use live_runtime::session::SessionCookie;
///
/// let cookie = SessionCookie::new("_shop_session")?.secure(true);
/// # Ok::<(), live_runtime::session::InvalidCookieName>(())
/// ```
#[derive(Clone, Debug)]
pub struct SessionCookie {
    name: Cow<'static, str>,
    secure: bool,
}

/// A cookie name with characters that a `Cookie` header can't carry.
///
/// ```
/// use live_runtime::session::SessionCookie;
///
/// let mistake = SessionCookie::new("my session").unwrap_err();
/// assert_eq!(mistake.to_string(), "`my session` can't be the name of a cookie: use letters, digits, `-` and `_`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` can't be the name of a cookie: use letters, digits, `-` and `_`")]
#[non_exhaustive]
pub struct InvalidCookieName {
    /// What was given.
    pub name: String,
}

impl SessionCookie {
    /// A session cookie of this name, sent over `http` too.
    ///
    /// ```
    /// use live_runtime::session::SessionCookie;
    ///
    /// assert!(SessionCookie::new("__Host-shop").is_ok());
    /// ```
    pub fn new(name: impl Into<Cow<'static, str>>) -> Result<Self, InvalidCookieName> {
        let name = name.into();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) {
            return Err(InvalidCookieName { name: name.into_owned() });
        }
        Ok(Self { name, secure: false })
    }

    /// Whether the browser may send the cookie over `https` only: yes, wherever the site is served so.
    ///
    /// ```
    /// use live_runtime::session::SessionCookie;
    ///
    /// let cookie = SessionCookie::default().secure(true);
    /// ```
    #[must_use]
    pub fn secure(mut self, secure: bool) -> Self {
        self.secure = secure;
        self
    }

    /// The first session that verifies: a neighbouring subdomain can put a cookie of our name in front of ours.
    pub(super) fn read(&self, headers: &HeaderMap, signer: &Signer) -> Option<(Session, Age)> {
        cookies(headers, &self.name).find_map(|token| signer.verify_with_age(Purpose::Cookie, token).ok())
    }

    /// The `Set-Cookie` for a session, for as long as the browser is open.
    pub(super) fn write(&self, session: &Session, signer: &Signer) -> Option<HeaderValue> {
        let cookie = Cookie::build((self.name.as_ref(), signer.sign(Purpose::Cookie, session)))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.secure);
        HeaderValue::try_from(cookie.to_string()).ok()
    }
}

impl Default for SessionCookie {
    fn default() -> Self {
        Self { name: Cow::Borrowed(DEFAULT_SESSION_COOKIE), secure: false }
    }
}

/// The value of a cookie, as the browser sent it.
pub(crate) fn find_cookie<'headers>(headers: &'headers HeaderMap, name: &str) -> Option<&'headers str> {
    cookies(headers, name).next()
}

/// The `Set-Cookie` that deletes a cookie that was set for the path `/`: the session's own, as somebody logs in or out.
///
/// ```
/// use live_runtime::session::{DEFAULT_SESSION_COOKIE, cookie_removal};
///
/// let set_cookie = cookie_removal(DEFAULT_SESSION_COOKIE);
/// assert_eq!(set_cookie, "_live_session=; Path=/; Max-Age=0");
/// ```
#[must_use]
pub fn cookie_removal(name: &'static str) -> HeaderValue {
    HeaderValue::try_from(format!("{name}=; Path=/; Max-Age=0")).unwrap_or(HeaderValue::from_static(""))
}

/// The `Set-Cookie` that carries a flash over one redirect, as the client's script would set it: of [`Flash::token`](super::Flash::token).
pub(crate) fn flash_cookie_of(token: &str) -> Option<HeaderValue> {
    let max_age = Purpose::Flash.max_age().as_secs();
    HeaderValue::try_from(format!("{FLASH_COOKIE}={token}; Path=/; Max-Age={max_age}; SameSite=Lax")).ok()
}

/// Every value that the browser sent under this name.
fn cookies<'headers>(headers: &'headers HeaderMap, name: &str) -> impl Iterator<Item = &'headers str> {
    headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .filter(move |cookie| cookie.name() == name)
        .filter_map(|cookie| cookie.value_raw())
}

#[cfg(test)]
mod tests {
    use super::super::Secret;
    use super::*;

    fn request(cookies: &[&str]) -> HeaderMap {
        cookies.iter().map(|value| (header::COOKIE, HeaderValue::from_str(value).unwrap())).collect()
    }

    fn signer() -> Signer {
        Signer::new(&Secret::new([1; 32]).unwrap())
    }

    #[test]
    fn a_new_session_is_set_with_every_guard() {
        let loaded = Session::load(&HeaderMap::new(), &signer(), &SessionCookie::default());
        let set_cookie = loaded.set_cookie.unwrap();
        let (pair, attributes) = set_cookie.to_str().unwrap().split_once("; ").unwrap();
        assert!(pair.starts_with("_live_session="));
        assert_eq!(attributes, "HttpOnly; SameSite=Lax; Path=/");
    }

    #[test]
    fn what_a_script_has_set_is_found_and_removed() {
        let headers = request(&["theme=dark; __phoenix_flash__=abc"]);
        assert_eq!(find_cookie(&headers, FLASH_COOKIE), Some("abc"));
        assert_eq!(find_cookie(&headers, RELOAD_STATUS_COOKIE), None);
        assert_eq!(cookie_removal(FLASH_COOKIE), "__phoenix_flash__=; Path=/; Max-Age=0");
    }

    #[test]
    fn over_https_it_is_secure() {
        let cookie = SessionCookie::new("__Host-s").unwrap().secure(true);
        let set_cookie = Session::load(&HeaderMap::new(), &signer(), &cookie).set_cookie.unwrap();
        assert!(set_cookie.to_str().unwrap().contains("; Secure"));
    }

    #[test]
    fn a_known_browser_keeps_its_session() {
        let (signer, cookie) = (signer(), SessionCookie::default());
        let session = Session::new();
        let token = signer.sign(Purpose::Cookie, &session);
        let headers = request(&["theme=dark", &format!("a=1; _live_session={token}; b=2")]);
        let loaded = Session::load(&headers, &signer, &cookie);
        assert_eq!(loaded.session, session);
        assert_eq!(loaded.set_cookie, None);
    }

    #[test]
    fn a_planted_cookie_does_not_hide_ours() {
        let (signer, cookie) = (signer(), SessionCookie::default());
        let session = Session::new();
        let token = signer.sign(Purpose::Cookie, &session);
        let headers = request(&[&format!("_live_session=planted.token; _live_session={token}")]);
        assert_eq!(Session::read(&headers, &signer, &cookie), Some(session));
    }

    #[test]
    fn a_token_for_another_purpose_is_no_session() {
        let (signer, cookie) = (signer(), SessionCookie::default());
        let token = signer.sign(Purpose::Session, &Session::new());
        let headers = request(&[&format!("_live_session={token}")]);
        assert_eq!(Session::read(&headers, &signer, &cookie), None);
    }

    #[test]
    fn odd_headers_are_no_cookies() {
        let mut headers = request(&["", ";;;", "=", "a", "a=1;b"]);
        headers.append(header::COOKIE, HeaderValue::from_bytes(b"a=\xff").unwrap());
        assert_eq!(find_cookie(&headers, "a"), Some("1"));
        assert_eq!(find_cookie(&headers, "b"), None);
    }

    #[test]
    fn names_that_break_headers_are_refused() {
        for name in ["", "a b", "a;b", "a=b", "a\r\nb", "ä"] {
            assert!(SessionCookie::new(name).is_err(), "{name:?}");
        }
    }
}
