//! The document's title.

use std::borrow::Cow;

/// What a view's `page_title` may return: text, or an `Option` of it.
///
/// ```
/// use live_runtime::prelude::*;
///
/// #[live_view]
/// struct Inbox {
///     unread: u32,
/// }
///
/// #[live_view]
/// impl Inbox {
///     fn mount() -> Self {
///         Self { unread: 3 }
///     }
///
///     fn page_title(&self) -> String {
///         format!("Inbox ({})", self.unread)
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <h1>Inbox</h1> }
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a page's title",
    label = "expected text or an `Option` of it"
)]
pub trait PageTitle {
    /// The title; `None` leaves the one that is there.
    fn as_title(&self) -> Option<&str>;
}

impl PageTitle for str {
    fn as_title(&self) -> Option<&str> {
        Some(self)
    }
}

impl PageTitle for String {
    fn as_title(&self) -> Option<&str> {
        Some(self)
    }
}

impl PageTitle for Cow<'_, str> {
    fn as_title(&self) -> Option<&str> {
        Some(self)
    }
}

impl<T: PageTitle + ?Sized> PageTitle for &T {
    fn as_title(&self) -> Option<&str> {
        (**self).as_title()
    }
}

impl<T: PageTitle> PageTitle for Option<T> {
    fn as_title(&self) -> Option<&str> {
        self.as_ref().and_then(PageTitle::as_title)
    }
}
