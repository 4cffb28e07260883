//! What channels need to know of the application and of the browser.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{Router, response::Response};
use http::Uri;
use tokio::sync::mpsc;
use tower::ServiceExt as _;
use tracing::{error, warn};

use super::Handshake;
use crate::{
    Config,
    actor::{PatchMarker, Site},
    panic::{catch, panic_text},
    render::Text,
    session::{Flash, MAX_TOKEN_LEN, NestedToken, Owner, Purpose, Sealer, Session, Signer, Timestamp},
    shutdown::Shutdown,
    sockets::{Closer, Entry, LiveSocketId, Sockets},
    statics::Statics,
    upload::UploadToken,
    view::{Container, Home, Message, Nest, Nestling},
};

/// What all sockets of one application share.
#[derive(Debug)]
pub(crate) struct Host {
    /// The user's own router, for joins and patches.
    pub(crate) router: Router,
    pub(crate) signer: Signer,
    pub(crate) sealer: Sealer,
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
}

/// The application, as the view of one join reaches it.
pub(super) struct Visit {
    pub(super) caller: Arc<Caller>,
    /// The id of its container.
    pub(super) id: Box<str>,
    /// The live session that its token is for.
    pub(super) live_session: Box<str>,
    /// Path and query of the page that it was joined on.
    pub(super) page: Box<str>,
    /// Where messages to it go.
    pub(super) address: mpsc::WeakSender<Message>,
    /// The number of the join, for [`Sockets::enter`] and for the views inside of it.
    pub(super) join: u64,
    /// When that was.
    pub(super) since: Timestamp,
    /// Whose the view is: for as long as it is there.
    pub(super) entries: Mutex<Vec<Entry>>,
    pub(super) is_sticky: bool,
}

impl Nest for Visit {
    /// An empty container, which the browser joins. It has the same token each time, so that a diff need not say it again.
    fn write(&self, child: &Nestling<'_>, text: &mut Text<'_>) {
        // Where the browser is gone nobody sees what its page still shows.
        let Some(_mailbox) = self.address.upgrade() else { return };
        let Nestling { id, view, session, parent, is_sticky, .. } = child;
        if parent.is_some_and(|parent| !parent.is_of(&self.address)) {
            error!(view, %id, "the address that a nested view is given is not that of its parent: it is not shown");
            return;
        }
        let token = NestedToken {
            id: id.clone(),
            view: (*view).to_owned(),
            live_session: self.live_session.to_string(),
            page: self.page.to_string(),
            parent: (!is_sticky).then_some(self.join),
            session: session.clone(),
        };
        let token = self.caller.host.signer.sign_at(self.since, Purpose::Nested, &token);
        if token.len() > MAX_TOKEN_LEN {
            error!(view, %id, "a nested view is given more than a token holds: it is not shown");
            return;
        }
        let parent = (!is_sticky).then_some(&*self.id);
        let container = Container { session: &token, statics: "", parent };
        child.write(text, |text| text.push_raw(&container.to_string()), |_| {});
    }
}

/// What a binary frame has before its data, at most.
const CHUNK_HEADER: usize = 5 + 4 * 255;

impl Site for Visit {
    fn ask(&self, uri: Uri, marker: PatchMarker) -> Pin<Box<dyn Future<Output = Option<Response>> + Send + '_>> {
        Box::pin(self.caller.ask(uri, marker))
    }

    fn is_over(&self) -> bool {
        self.caller.closer.over().is_cancelled()
    }

    fn flash_token(&self, flash: &Flash) -> Option<String> {
        flash.token(&self.caller.host.signer)
    }

    fn upload_token(&self, token: &UploadToken) -> String {
        self.caller.host.signer.sign(Purpose::Upload, token)
    }

    fn seal(&self, view: &str, state: &[u8]) -> Option<String> {
        Some(self.caller.host.sealer.seal(self.owner(view)?, state))
    }

    fn open(&self, view: &str, token: &str) -> Option<Vec<u8>> {
        let opened = self.caller.host.sealer.open(self.owner(view)?, token);
        opened.inspect_err(|reason| warn!(view, %reason, "what a page has kept of its view is refused")).ok()
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

    fn is_sticky(&self) -> bool {
        self.is_sticky
    }

    fn identify(&self, id: &LiveSocketId) {
        let Caller { host, closer, .. } = &*self.caller;
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.iter().all(|entry| entry.id() != id) {
            entries.push(host.sockets.enter(id.clone(), Arc::clone(closer), self.join));
        }
    }
}

impl Visit {
    /// The view of this join, as tokens that its page keeps for it belong to it.
    fn owner<'a>(&'a self, view: &'a str) -> Option<Owner<'a>> {
        Some(Owner { id: &self.id, view, session: self.caller.session.as_ref()?.csrf() })
    }
}

impl Caller {
    /// Asks the application's own router for a page, as this browser would, with an extension more. `None` where a layer
    /// panics.
    pub(super) async fn ask(&self, uri: Uri, marker: impl Clone + Send + Sync + 'static) -> Option<Response> {
        let mut request = self.handshake.request(uri.clone());
        request.extensions_mut().insert(marker);
        if let Some(session) = &self.session {
            request.extensions_mut().insert(session.clone());
        }
        let asked = catch(self.host.router.clone().oneshot(request));
        let answered = tokio::select! {
            biased;
            answered = asked => answered,
            // Any path can be asked for, and what answers it may wait for ever, as it would not for a browser that goes.
            () = self.closer.over().cancelled() => return None,
        };
        match answered {
            Ok(Ok(response)) => Some(response),
            // A router's error type has no values.
            Ok(Err(never)) => match never {},
            Err(panic) => {
                error!(path = uri.path(), panic = panic_text(&panic), "a layer has panicked as a page was asked for");
                None
            }
        }
    }
}
