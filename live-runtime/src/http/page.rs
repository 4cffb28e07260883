//! A page on its way into its layout.

use http::Extensions;

use super::{LiveTitle, Pages};
use crate::{
    LongPolling, html,
    render::{Dynamic, Render, Written},
    session::{Flash, Purpose, SessionToken, StaticToken, ViewId},
};

/// What a root layout shows: the page's content, and what belongs into the document's head.
///
/// ```
/// use live_runtime::{Page, prelude::*};
///
/// fn layout(page: &Page<'_>) -> impl Render {
///     html! {
///         <!DOCTYPE html>
///         <html lang="en">
///             <head>
///                 <meta charset="utf-8">
///                 <meta name="csrf-token" content={page.csrf_token()}>
///                 {page.live_title().suffix(" · Shop")}
///                 {page.script()}
///             </head>
///             <body>{page.content()}</body>
///         </html>
///     }
/// }
/// ```
pub struct Page<'a> {
    pages: &'a Pages,
    extensions: &'a Extensions,
    csrf_token: String,
    title: Option<&'a str>,
    content: Content<'a>,
}

/// The page inside the element that the browser connects. Made by [`Page::content`].
#[derive(Clone, Copy)]
pub struct Content<'a> {
    id: &'a str,
    session: &'a str,
    statics: &'a str,
    page: &'a dyn Render,
}

/// The script element with the client. Made by [`Page::script`].
#[derive(Debug, Clone, Copy)]
pub struct Script<'a> {
    src: &'a str,
    socket_path: &'a str,
    hooks: Option<&'a str>,
    long_polling: LongPolling,
}

/// The container's id and what proves that we gave it out.
#[derive(Debug)]
pub(super) struct Container {
    id: ViewId,
    session: String,
    statics: String,
}

impl Container {
    /// Of the view called `view`, which shows `flash`.
    pub(super) fn new(pages: &Pages, id: ViewId, view: &str, live_session: &str, flash: &Flash) -> Self {
        let session = SessionToken { id: id.clone(), view: view.to_owned(), live_session: live_session.to_owned() };
        let session = pages.signer.sign(Purpose::Session, &session);
        let statics = StaticToken::signed(id.clone(), flash, &pages.signer);
        Self { id, session, statics }
    }
}

impl<'a> Page<'a> {
    pub(super) fn new(
        pages: &'a Pages,
        extensions: &'a Extensions,
        csrf_token: String,
        title: Option<&'a str>,
        container: &'a Container,
        page: &'a dyn Render,
    ) -> Self {
        let Container { id, session, statics } = container;
        Self { pages, extensions, csrf_token, title, content: Content { id: id.as_str(), session, statics, page } }
    }

    /// The token that a page proves its session with, for `<meta name="csrf-token" content={…}>`.
    #[must_use]
    pub fn csrf_token(&self) -> &str {
        &self.csrf_token
    }

    /// What a layer or a stage has left with the page's request: who is logged in, say. The layout is sent once, by HTTP; it
    /// stays as it is while one navigates.
    ///
    /// ```
    /// use live_runtime::{Page, prelude::*};
    ///
    /// #[derive(Clone)]
    /// struct User(String);
    ///
    /// fn layout(page: &Page<'_>) -> impl Render {
    ///     let user = page.extension::<User>();
    ///     html! {
    ///         <!DOCTYPE html>
    ///         <html lang="en">
    ///             <head>
    ///                 <meta name="csrf-token" content={page.csrf_token()}>
    ///                 {page.live_title()}
    ///                 {page.script()}
    ///             </head>
    ///             <body>
    ///                 <p :if={let Some(User(name)) = user}>{name}</p>
    ///                 {page.content()}
    ///             </body>
    ///         </html>
    ///     }
    /// }
    /// # let _ = Live::new(Secret::random()).root_layout(layout);
    /// ```
    #[must_use]
    pub fn extension<T: Clone + Send + Sync + 'static>(&self) -> Option<&'a T> {
        self.extensions.get()
    }

    /// The title that the view has.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title
    }

    /// The `<title>` element. Each layout needs one: without it the client writes "undefined" into the window's title.
    pub fn live_title(&self) -> LiveTitle<'_> {
        LiveTitle::new(self.title)
    }

    /// The script element that makes the page live.
    #[must_use]
    pub fn script(&self) -> Script<'_> {
        let Pages { script, socket_path, hooks, long_polling, .. } = self.pages;
        Script { src: script, socket_path, hooks: hooks.as_deref(), long_polling: *long_polling }
    }

    /// The page.
    #[must_use]
    pub fn content(&self) -> Content<'_> {
        self.content
    }
}

#[diagnostic::do_not_recommend]
impl Render for Content<'_> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        let Self { id, session, statics, page } = self;
        let container = html! {
            <div id={id} data-phx-main data-phx-session={session} data-phx-static={statics}>{page}</div>
        };
        container.render(dynamic)
    }
}

#[diagnostic::do_not_recommend]
impl Render for Script<'_> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.text(|text| {
            if let Some(hooks) = self.hooks {
                text.push_raw("<link rel=\"modulepreload\" href=\"");
                text.push_str(hooks);
                text.push_raw("\">");
            }
            text.push_raw("<script defer phx-track-static src=\"");
            text.push_str(self.src);
            text.push_raw("\" data-live-socket=\"");
            text.push_str(self.socket_path);
            if let Some(hooks) = self.hooks {
                text.push_raw("\" data-live-hooks=\"");
                text.push_str(hooks);
            }
            match self.long_polling {
                LongPolling::Off => {}
                LongPolling::Fallback { after } => {
                    text.push_raw("\" data-live-long-poll=\"");
                    text.push_str(&after.as_millis().max(1).to_string());
                }
                LongPolling::Always => text.push_raw("\" data-live-long-poll=\"always"),
            }
            text.push_raw("\"></script>");
        })
    }
}

impl std::fmt::Debug for Page<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Page").field("title", &self.title).field("content", &self.content).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Content<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Content").field("id", &self.id).finish_non_exhaustive()
    }
}
