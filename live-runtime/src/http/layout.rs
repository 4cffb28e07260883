//! The document around every page.

use super::Page;
use crate::{
    html,
    render::{Render, write_html},
};

/// A root layout: `fn(page: &Page<'_>) -> impl Render`. It is rendered once for each page, and never patched.
///
/// ```
/// use live_runtime::{Live, Page, Secret, prelude::*};
///
/// fn layout(page: &Page<'_>) -> impl Render {
///     html! {
///         <!DOCTYPE html>
///         <html lang="en">
///             <head>
///                 <meta charset="utf-8">
///                 <meta name="csrf-token" content={page.csrf_token()}>
///                 {page.live_title()}
///                 {page.script()}
///             </head>
///             <body>{page.content()}</body>
///         </html>
///     }
/// }
///
/// let live = Live::new(Secret::random()).root_layout(layout);
/// ```
///
/// A live session may have one of its own: [`LiveSession::root_layout`](crate::LiveSession::root_layout).
///
/// # What is around each page, and changes with it
///
/// The navigation, the messages, who is logged in: that is a component around what the page shows, the page layout. It is a
/// part of the view, so that it is patched like everything else, and its diffs are as small.
///
/// ```
/// use live_runtime::{components::{flash_group, link}, prelude::*};
///
/// const SONGS: LocalUrl = LocalUrl::from_static("/songs");
///
/// #[component]
/// fn app_layout(current: &LocalUrl, flash: &Flash, children: &Slot) -> impl Render {
///     html! {
///         <nav aria-label="Pages">
///             <.link navigate={&SONGS} aria-current={(*current == SONGS).then_some("page")}>Songs</.link>
///         </nav>
///         <.flash_group flash={flash}/>
///         <main>{children}</main>
///     }
/// }
///
/// #[live_view]
/// struct Songs {
///     count: u32,
/// }
///
/// #[live_view]
/// impl Songs {
///     fn mount() -> Self {
///         Self { count: 3 }
///     }
///
///     fn render(&self, flash: &Flash) -> impl Render {
///         html! {
///             <.app_layout current={&SONGS} flash={flash}>
///                 <p>{self.count} songs</p>
///             </.app_layout>
///         }
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a root layout",
    label = "expected a function of a page",
    note = "write `fn layout(page: &Page<'_>) -> impl Render` and hand over its name"
)]
pub trait RootLayout: Send + Sync + 'static {
    /// Appends the document with `page` in it.
    fn write(&self, page: &Page<'_>, document: &mut String);
}

/// A function whose result borrows from its argument: what the bound of [`RootLayout`]'s implementation cannot say.
#[doc(hidden)]
pub trait LayoutFn<'a>: Fn(&'a Page<'a>) -> Self::Document {
    type Document: Render;
}

impl<'a, F, D> LayoutFn<'a> for F
where
    F: Fn(&'a Page<'a>) -> D,
    D: Render,
{
    type Document = D;
}

#[diagnostic::do_not_recommend]
impl<F> RootLayout for F
where
    F: for<'a> LayoutFn<'a> + Send + Sync + 'static,
{
    fn write(&self, page: &Page<'_>, document: &mut String) {
        write_html(&self(page), document);
    }
}

/// The least that a live page needs.
pub(crate) fn default_layout(page: &Page<'_>) -> impl Render {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="csrf-token" content={page.csrf_token()}>
                {page.live_title()}
                {page.script()}
            </head>
            <body>{page.content()}</body>
        </html>
    }
}
