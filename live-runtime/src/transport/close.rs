//! How a connection ends.

use axum::extract::ws::{CloseFrame, Utf8Bytes};
use tokio_tungstenite::tungstenite::{
    Error,
    error::{CapacityError, ProtocolError},
};

/// Why a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// The connection is lost: there is nobody to be told.
    Gone,
    /// The browser has closed.
    ByBrowser,
    /// The browser takes nothing more.
    Stuck,
    Shutdown,
    /// The application does not want the user any more.
    Disconnected,
    Idle,
    /// A binary frame that is not a push.
    Unsupported,
    /// Text that is not a frame, or not text at all.
    Invalid,
    TooLarge,
    /// Not the websocket protocol.
    Protocol,
}

impl Closing {
    /// From what reading has failed with.
    pub(super) fn because_of(error: axum::Error) -> Self {
        match error.into_inner().downcast_ref::<Error>() {
            Some(Error::Capacity(CapacityError::MessageTooLong { .. })) => Self::TooLarge,
            Some(Error::Utf8(_)) => Self::Invalid,
            Some(Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)) => Self::Gone,
            Some(Error::Protocol(_)) => Self::Protocol,
            _ => Self::Gone,
        }
    }

    /// What the browser is told. Never 1000: at that the client loads the page again. At all of these it connects again.
    pub(super) fn frame(self) -> Option<CloseFrame> {
        let (code, reason) = match self {
            Self::Gone | Self::ByBrowser | Self::Stuck => return None,
            Self::Shutdown => (1012, "the server restarts"),
            Self::Disconnected => (1001, "disconnected by the application"),
            Self::Idle => (1001, "nothing was received for too long"),
            Self::Unsupported => (1003, "a binary frame that is not a push"),
            Self::Invalid => (1007, "not a frame of the protocol"),
            Self::TooLarge => (1009, "the message is too large"),
            Self::Protocol => (1002, "not a websocket frame"),
        };
        Some(CloseFrame { code, reason: Utf8Bytes::from_static(reason) })
    }
}
