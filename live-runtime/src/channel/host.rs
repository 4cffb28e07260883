//! What channels need to know of the application and of the browser.

use std::sync::Arc;

use axum::Router;

use crate::{
    Config,
    session::{CsrfSecret, Signer},
    shutdown::Shutdown,
    transport::Handshake,
};

/// What all sockets of one application share.
#[derive(Debug)]
pub(crate) struct Host {
    /// The user's own router, for joins.
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
    /// The secret of the session, where its cookie is ours and the page that connects knows it.
    pub(crate) csrf: Option<CsrfSecret>,
}
