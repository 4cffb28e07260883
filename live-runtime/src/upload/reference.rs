//! How uploads and their entries are called on the wire.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Render, session::ViewId};

/// What an upload's input is called: the `id` of its element, and what `phx-drop-target` names. Another one for each
/// [`Upload`](crate::Upload) that is made.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Render, Serialize, Deserialize)]
pub struct UploadRef(Box<str>);

impl UploadRef {
    pub(crate) fn random() -> Self {
        Self(ViewId::random().as_str().into())
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UploadRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the client calls a file: a number, counted up in each page. An event takes it as an argument, a template sends it.
///
/// ```
/// use live_runtime::{components::live_file_input, prelude::*};
///
/// #[live_view]
/// struct Photos {
///     photos: Upload,
/// }
///
/// #[live_view]
/// impl Photos {
///     fn mount() -> Self {
///         Self { photos: Upload::new() }
///     }
///
///     #[handle_event]
///     fn choose(&mut self) {}
///
///     #[handle_event]
///     fn cancel(&mut self, entry: EntryRef) {
///         self.photos.cancel(entry);
///     }
///
///     fn render(&self) -> impl Render {
///         html! {
///             <form id="photos" phx-change="choose">
///                 <.live_file_input upload={&self.photos}/>
///                 <p :for={entry in self.photos.entries()}>
///                     {entry.client_name()}
///                     <button type="button" phx-click="cancel" phx-value-entry={entry.reference()}>Cancel</button>
///                 </p>
///             </form>
///         }
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Render, Serialize, Deserialize)]
pub struct EntryRef(u32);

impl EntryRef {
    /// Only as the client writes it: a topic and an attribute have to say the same.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let number: u32 = text.parse().ok()?;
        (number.to_string() == text).then_some(Self(number))
    }
}

impl fmt::Display for EntryRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
