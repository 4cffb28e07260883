//! Messages to the person in front of the page, which outlive a navigation.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Purpose, Signer};

/// Browsers take 4 KiB of a cookie, with its name and attributes, and proxies little more of all headers.
const MAX_COOKIE: usize = 3800;

/// What kind of message it is.
///
/// ```
/// use live_runtime::FlashKind;
///
/// assert_eq!(FlashKind::Info.to_string(), "info");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FlashKind {
    /// Something went well, or is good to know.
    Info,
    /// Something failed.
    Error,
}

impl FlashKind {
    /// Each kind once.
    pub const ALL: [Self; 2] = [Self::Info, Self::Error];

    /// Its name: `info` or `error`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for FlashKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The messages that a page shows: at most one of each kind. A view's `render` and its layout take it: `flash: &Flash`.
///
/// See [`Socket::put_flash`](crate::Socket::put_flash).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Flash {
    messages: Vec<Message>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Message {
    kind: FlashKind,
    text: String,
    /// Not shown yet: a navigation takes it along.
    #[serde(skip)]
    is_new: bool,
}

impl Flash {
    /// No message.
    pub(crate) const EMPTY: &'static Self = &Self { messages: Vec::new() };

    /// The message of a kind.
    #[must_use]
    pub fn get(&self, kind: FlashKind) -> Option<&str> {
        self.messages.iter().find(|message| message.kind == kind).map(|message| message.text.as_str())
    }

    /// Whether there is no message.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    pub(crate) fn put(&mut self, kind: FlashKind, text: String) {
        self.clear(kind);
        self.messages.push(Message { kind, text, is_new: true });
    }

    /// Puts those of a live component. `true` where others are shown then.
    pub(crate) fn put_all(&mut self, other: Self) -> bool {
        let mut is_another = false;
        for Message { kind, text, .. } in other.messages {
            is_another |= self.get(kind) != Some(&text);
            self.put(kind, text);
        }
        is_another
    }

    pub(crate) fn clear(&mut self, kind: FlashKind) {
        self.messages.retain(|message| message.kind != kind);
    }

    pub(crate) fn clear_all(&mut self) {
        self.messages.clear();
    }

    /// The messages as a token, for the page that comes next. `None` where there are none, or where they are longer than the cookie
    /// in which they may travel.
    pub(crate) fn token(&self, signer: &Signer) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let token = signer.sign(Purpose::Flash, self);
        if token.len() > MAX_COOKIE {
            tracing::warn!(bytes = token.len(), "flash messages are too long for a cookie: they are dropped");
            return None;
        }
        Some(token)
    }

    /// From now on every message is one that has been shown.
    pub(crate) fn settle(&mut self) {
        for message in &mut self.messages {
            message.is_new = false;
        }
    }

    /// Forgets the messages that have been shown.
    pub(crate) fn keep_new(&mut self) {
        self.messages.retain(|message| message.is_new);
    }

    /// The messages that have not been shown.
    pub(crate) fn new_messages(&self) -> Self {
        let mut flash = self.clone();
        flash.keep_new();
        flash
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Secret, flash_cookie_of};

    #[test]
    fn one_message_of_each_kind() {
        let mut flash = Flash::default();
        flash.put(FlashKind::Info, "first".into());
        flash.put(FlashKind::Error, "oops".into());
        flash.put(FlashKind::Info, "second".into());
        assert_eq!((flash.get(FlashKind::Info), flash.get(FlashKind::Error)), (Some("second"), Some("oops")));
        flash.clear(FlashKind::Info);
        assert_eq!(flash.get(FlashKind::Info), None);
        assert!(!flash.is_empty());
    }

    #[test]
    fn a_navigation_takes_new_messages_along() {
        let mut flash = Flash::default();
        flash.put(FlashKind::Info, "old".into());
        flash.settle();
        flash.put(FlashKind::Error, "new".into());
        let taken = flash.new_messages();
        assert_eq!((taken.get(FlashKind::Info), taken.get(FlashKind::Error)), (None, Some("new")));
    }

    #[test]
    fn what_no_browser_takes_is_no_token() {
        let signer = Signer::new(&Secret::random());
        assert_eq!(Flash::default().token(&signer), None);
        for (len, is_one) in [(100, true), (2600, true), (2900, false), (100_000, false)] {
            let mut flash = Flash::default();
            flash.put(FlashKind::Info, "x".repeat(len));
            let cookie = flash.token(&signer).and_then(|token| flash_cookie_of(&token));
            assert_eq!(cookie.is_some_and(|cookie| cookie.len() < 4096), is_one, "{len}");
        }
    }

    #[test]
    fn it_survives_a_token() {
        let mut flash = Flash::default();
        flash.put(FlashKind::Info, "It's <ok>".into());
        let json = serde_json::to_string(&flash).unwrap();
        let back: Flash = serde_json::from_str(&json).unwrap();
        assert_eq!(back.get(FlashKind::Info), Some("It's <ok>"));
        assert!(back.new_messages().is_empty());
    }
}
