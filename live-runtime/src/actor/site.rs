//! What a view needs of the application around it.

use std::{
    fmt,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use axum::response::Response;
use http::{Uri, request::Parts};
use tokio::sync::oneshot;

use crate::{
    session::Flash,
    sockets::LiveSocketId,
    upload::UploadToken,
    view::{Home, Nest},
};

/// The application, as one browser's view reaches it.
pub(crate) trait Site: Nest {
    /// Asks for a page as the browser would, with `marker` among the request's extensions. `None` where a layer has
    /// panicked, or where the connection ends meanwhile.
    fn ask(&self, uri: Uri, marker: PatchMarker) -> Pin<Box<dyn Future<Output = Option<Response>> + Send + '_>>;

    /// Whether the connection to the browser is at its end.
    fn is_over(&self) -> bool;

    /// The messages as a token, for whoever renders the next page; `None` where there are none.
    fn flash_token(&self, flash: &Flash) -> Option<String>;

    /// The right to send a file.
    fn upload_token(&self, token: &UploadToken) -> String;

    /// The view's state as a token that its page keeps, and cannot read. `None` where the browser has no session.
    fn seal(&self, view: &str, state: &[u8]) -> Option<String>;

    /// What such a token holds, if it is this view's own and not too old.
    fn open(&self, view: &str, token: &str) -> Option<Vec<u8>>;

    /// How large a piece of a file can be.
    fn max_chunk_size(&self) -> usize;

    /// The name of the live session that the view is in.
    fn live_session(&self) -> &str;

    /// What all views of the application share.
    fn home(&self) -> &Arc<Home>;

    /// Whether the view stays where the browser goes elsewhere.
    fn is_sticky(&self) -> bool;

    /// Notes whose socket it is.
    fn identify(&self, id: &LiveSocketId);
}

/// The extension that makes a request a patch: the page that is asked for hands the request's parts over, if it is the
/// one that is shown already, and answers what the view does. A layer may clone the request; what is inside is there once.
#[derive(Clone)]
pub(crate) struct PatchMarker(Arc<Wanted>);

struct Wanted {
    view: &'static str,
    live_session: Box<str>,
    taker: Mutex<Option<oneshot::Sender<Handed>>>,
}

/// A request for the page that is shown already.
#[derive(Debug)]
pub(super) struct Handed {
    pub(super) parts: Parts,
    /// Where the view's answer to it goes: the layers around the page see that.
    pub(super) answer: oneshot::Sender<Response>,
}

impl PatchMarker {
    /// With it comes where the request is handed over.
    pub(super) fn new(view: &'static str, live_session: &str) -> (Self, oneshot::Receiver<Handed>) {
        let (taker, handed) = oneshot::channel();
        let wanted = Wanted { view, live_session: live_session.into(), taker: Mutex::new(Some(taker)) };
        (Self(Arc::new(wanted)), handed)
    }

    /// Takes a request that has come through all layers, to the view called `view`, and gives what that answers. `None` where
    /// another view is shown, or none any more.
    pub(crate) async fn accept(&self, view: &str, live_session: &str, parts: Parts) -> Option<Response> {
        if self.0.view != view || *self.0.live_session != *live_session {
            return None;
        }
        let taker = self.0.taker.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        let (answer, answered) = oneshot::channel();
        taker.send(Handed { parts, answer }).ok()?;
        answered.await.ok()
    }
}

impl fmt::Debug for PatchMarker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PatchMarker").field("view", &self.0.view).finish_non_exhaustive()
    }
}

/// The longest name that a host can have.
const MAX_HOST: usize = 253;

/// Path and query of an absolute URL.
pub(crate) fn page_of(url: &str) -> Option<Uri> {
    let parts = url.parse::<Uri>().ok()?.into_parts();
    let host = parts.authority.as_ref()?.host();
    let is_web = matches!(parts.scheme.as_ref()?.as_str(), "http" | "https");
    if !is_web || host.is_empty() || host.len() > MAX_HOST {
        return None;
    }
    parts.path_and_query.map(Uri::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_a_url() {
        for (url, expected) in [
            ("https://shop.test/cart?page=2", Some("/cart?page=2")),
            ("http://127.0.0.1:4000", Some("/")),
            ("http://shop.test/a%20b#top", Some("/a%20b")),
            ("/cart", None),
            ("//shop.test/cart", None),
            ("shop.test/cart", None),
            ("javascript:alert(1)", None),
            ("ftp://shop.test/", None),
            ("", None),
        ] {
            assert_eq!(page_of(url).map(|uri| uri.to_string()).as_deref(), expected, "{url}");
        }
        assert_eq!(page_of(&format!("http://{}/", "a".repeat(254))), None);
    }
}
