//! What channels need to know of the application and of the browser.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{Router, response::Response};
use http::Uri;
use tower::ServiceExt as _;
use tracing::error;

use crate::{
    Config,
    actor::{PatchMarker, Site},
    panic::{catch, panic_text},
    session::{Flash, Purpose, Session, Signer},
    shutdown::Shutdown,
    sockets::{Closer, Entry, LiveSocketId, Sockets},
    statics::Statics,
    transport::Handshake,
    upload::UploadToken,
    view::Home,
};

/// What all sockets of one application share.
#[derive(Debug)]
pub(crate) struct Host {
    /// The user's own router, for joins and patches.
    pub(crate) router: Router,
    pub(crate) signer: Signer,
    pub(crate) config: Config,
    pub(crate) shutdown: Shutdown,
    pub(crate) sockets: Sockets,
    pub(crate) statics: Statics,
    pub(crate) home: Arc<Home>,
}

/// Whose socket it is.
#[derive(Debug)]
pub(crate) struct Caller {
    pub(crate) host: Arc<Host>,
    pub(crate) handshake: Handshake,
    /// The session of the cookie, where the page that connects knows its secret.
    pub(crate) session: Option<Session>,
    pub(crate) closer: Arc<Closer>,
    /// Among whose sockets this one is.
    pub(crate) entries: Mutex<Vec<Entry>>,
}

/// The application, as the view of one join reaches it.
pub(super) struct Visit {
    pub(super) caller: Arc<Caller>,
    /// The live session that its token is for.
    pub(super) live_session: Box<str>,
    /// The number of the join, for [`Sockets::enter`].
    pub(super) join: u64,
}

/// What a binary frame has before its data, at most.
const CHUNK_HEADER: usize = 5 + 4 * 255;

impl Site for Visit {
    fn ask(&self, uri: Uri, marker: PatchMarker) -> Pin<Box<dyn Future<Output = Option<Response>> + Send + '_>> {
        Box::pin(self.caller.ask(uri, marker))
    }

    fn flash_token(&self, flash: &Flash) -> String {
        self.caller.host.signer.sign(Purpose::Flash, flash)
    }

    fn upload_token(&self, token: &UploadToken) -> String {
        self.caller.host.signer.sign(Purpose::Upload, token)
    }

    fn max_chunk_size(&self) -> usize {
        self.caller.host.config.max_message_size.saturating_sub(CHUNK_HEADER).max(1)
    }

    fn home(&self) -> &Arc<Home> {
        &self.caller.host.home
    }

    fn live_session(&self) -> &str {
        &self.live_session
    }

    fn identify(&self, id: &LiveSocketId) {
        let Caller { host, closer, entries, .. } = &*self.caller;
        let mut entries = entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.iter().all(|entry| entry.id() != id) {
            entries.push(host.sockets.enter(id.clone(), Arc::clone(closer), self.join));
        }
    }
}

impl Caller {
    /// Asks the application's own router for a page, as this browser would, with an extension more. `None` where a layer
    /// panics.
    pub(super) async fn ask(&self, uri: Uri, marker: impl Clone + Send + Sync + 'static) -> Option<Response> {
        let mut request = self.handshake.request(uri);
        request.extensions_mut().insert(marker);
        if let Some(session) = &self.session {
            request.extensions_mut().insert(session.clone());
        }
        match catch(self.host.router.clone().oneshot(request)).await {
            Ok(Ok(response)) => Some(response),
            // A router's error type has no values.
            Ok(Err(never)) => match never {},
            Err(panic) => {
                error!(panic = panic_text(&panic), "a layer has panicked as a page was asked for");
                None
            }
        }
    }
}
