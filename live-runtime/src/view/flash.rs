//! A view's messages to the person in front of it.

use super::Socket;
use crate::session::{Flash, FlashKind};

impl<V: 'static> Socket<V> {
    /// Shows a message until the next navigation, or until it is clicked away. One that is put together with a navigation is
    /// shown by the page that comes then.
    ///
    /// ```
    /// use live_runtime::{LocalUrl, components::flash_group, prelude::*};
    ///
    /// #[live_view]
    /// struct NewSong;
    ///
    /// #[live_view]
    /// impl NewSong {
    ///     fn mount() -> Self {
    ///         Self
    ///     }
    ///
    ///     #[handle_event]
    ///     fn save(&mut self, socket: &mut Socket<Self>) {
    ///         socket.put_flash(FlashKind::Info, "The song is saved.");
    ///         socket.push_navigate(LocalUrl::from_static("/songs"));
    ///     }
    ///
    ///     fn render(&self, flash: &Flash) -> impl Render {
    ///         html! {
    ///             <.flash_group flash={flash}/>
    ///             <button type="button" phx-click="save">Save</button>
    ///         }
    ///     }
    /// }
    /// ```
    pub fn put_flash(&mut self, kind: FlashKind, text: impl Into<String>) {
        self.ties.get_or_insert_default().flash.put(kind, text.into());
    }

    /// Removes the message of a kind.
    pub fn clear_flash(&mut self, kind: FlashKind) {
        if let Some(ties) = &mut self.ties {
            ties.flash.clear(kind);
        }
    }

    /// Removes every message.
    pub fn clear_all_flash(&mut self) {
        if let Some(ties) = &mut self.ties {
            ties.flash.clear_all();
        }
    }

    /// The messages that the page shows.
    #[must_use]
    pub fn flash(&self) -> &Flash {
        self.ties.as_ref().map_or(Flash::EMPTY, |ties| &ties.flash)
    }

    /// What a navigation has brought along.
    pub(crate) fn receive_flash(&mut self, flash: Flash) {
        if !flash.is_empty() {
            self.ties.get_or_insert_default().flash = flash;
        }
    }

    /// What is put from now on is new, and what is still to be followed or shown stays so.
    pub(crate) fn settle_flash(&mut self) {
        if let Some(ties) = self.ties.as_mut().filter(|ties| !ties.is_due) {
            ties.flash.settle();
        }
    }

    /// What has been shown is over.
    pub(crate) fn keep_new_flash(&mut self) {
        if let Some(ties) = &mut self.ties {
            ties.flash.keep_new();
        }
    }
}
