//! What channels need to know of the application and of the browser.

use std::{pin::Pin, sync::Arc};

use axum::{Router, response::Response};
use http::Uri;
use tower::ServiceExt as _;
use tracing::error;

use crate::{
    Config,
    actor::{PatchMarker, Site},
    panic::{catch, panic_text},
    session::{Flash, Purpose, Signer},
    shutdown::Shutdown,
    transport::Handshake,
};

/// What all sockets of one application share.
#[derive(Debug)]
pub(crate) struct Host {
    /// The user's own router, for joins and patches.
    pub(crate) router: Router,
    pub(crate) signer: Signer,
    pub(crate) config: Config,
    pub(crate) shutdown: Shutdown,
}

/// Whose socket it is.
#[derive(Debug)]
pub(crate) struct Caller {
    pub(crate) host: Arc<Host>,
    pub(crate) handshake: Handshake,
    /// The session cookie is ours, and the page that connects knows its secret.
    pub(crate) trusted: bool,
}

/// The application, as the view of one join reaches it.
pub(super) struct Visit {
    pub(super) caller: Arc<Caller>,
    /// The live session that its token is for.
    pub(super) live_session: Box<str>,
}

impl Site for Visit {
    fn ask(&self, uri: Uri, marker: PatchMarker) -> Pin<Box<dyn Future<Output = Option<Response>> + Send + '_>> {
        Box::pin(self.caller.ask(uri, marker))
    }

    fn flash_token(&self, flash: &Flash) -> String {
        self.caller.host.signer.sign(Purpose::Flash, flash)
    }

    fn live_session(&self) -> &str {
        &self.live_session
    }
}

impl Caller {
    /// Asks the application's own router for a page, as this browser would, with an extension more. `None` where a layer
    /// panics.
    pub(super) async fn ask(&self, uri: Uri, marker: impl Clone + Send + Sync + 'static) -> Option<Response> {
        let mut request = self.handshake.request(uri);
        request.extensions_mut().insert(marker);
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
