//! What the pages of one application share.

use std::{fmt, sync::Arc};

use super::RootLayout;
use crate::{
    LongPolling,
    session::{SessionCookie, Signer},
};

/// The extension by which [`live`](super::live) finds what [`Live`](crate::Live) was told.
pub(crate) struct Pages {
    pub(crate) signer: Signer,
    pub(crate) cookie: SessionCookie,
    pub(crate) layout: Arc<dyn RootLayout>,
    pub(crate) socket_path: String,
    /// The path of the client's script.
    pub(crate) script: String,
    /// The path of the module with the program's hooks.
    pub(crate) hooks: Option<String>,
    pub(crate) long_polling: LongPolling,
}

impl fmt::Debug for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("socket_path", &self.socket_path).finish_non_exhaustive()
    }
}
