//! Views inside of a page: how they are found by their names, joined, and put into the first response.

use std::{
    fmt,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    extract::OriginalUri,
    response::{IntoResponse as _, Response},
};
use http::{StatusCode, request::Parts};
use tokio::sync::mpsc;
use tracing::{error, warn};

use super::{
    Pages,
    endpoint::{connect, mount, redirect},
};
use crate::{
    channel::{Outcome, Seat},
    render::{Text, to_html},
    session::{CsrfSecret, MAX_TOKEN_LEN, NestedToken, Purpose, StaticToken, ViewId, random_bytes},
    upload::Uploads,
    view::{Container, LiveView, Message, Nest, Nested, Nesting, Nestling, Socket},
};

/// A view that is nested in others: `#[live_view(nested)]` adds it to the program's. A join and a page know its name alone.
#[derive(Debug, Clone, Copy)]
pub struct NestedView {
    name: &'static str,
    connect: Connect,
    render: RenderDead,
}

inventory::collect!(NestedView);

type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T, Response>> + Send + 'a>>;
type Parent = Option<mpsc::WeakSender<Message>>;
type Connect = fn(Seat, Parts, Nested, Parent) -> Boxed<'static, Outcome>;
type RenderDead = for<'a, 'p> fn(Nested, ViewId, &'a mut DeadRender<'p>) -> Boxed<'a, Dead>;

impl NestedView {
    /// For the code that `#[live_view(nested)]` generates.
    #[must_use]
    pub const fn of<V: LiveView<Nested>>() -> Self {
        Self {
            name: V::NAME,
            connect: |seat, parts, given, parent| Box::pin(connect::<V, Nested>(seat, parts, given, parent)),
            render: |given, id, request| Box::pin(render::<V>(given, id, request)),
        }
    }

    fn called(name: &str) -> Option<&'static Self> {
        inventory::iter::<Self>().find(|view| view.name == name)
    }
}

/// Joins the view that the seat is for, inside of the page that has been asked for.
pub(super) async fn join(seat: Seat, nested: (Nested, Parent), parts: Parts) -> Result<Outcome, Response> {
    let Some(view) = NestedView::called(&seat.token.view) else {
        warn!(view = seat.token.view, "a nested view is no part of this program any more");
        // Without an outcome the browser loads the page.
        return Err(StatusCode::OK.into_response());
    };
    let (given, parent) = nested;
    (view.connect)(seat, parts, given, parent).await
}

/// What the views inside of a page that is rendered for an HTTP response share with it.
pub(super) struct DeadRender<'p> {
    pub(super) pages: &'p Arc<Pages>,
    pub(super) live_session: &'static str,
    pub(super) csrf: CsrfSecret,
    pub(super) parts: Parts,
    /// How many views are around.
    pub(super) depth: u8,
}

/// A view that shows itself, or goes round in a circle, is stopped here.
const MAX_DEPTH: u8 = 16;

/// A rendered view.
struct Dead {
    content: String,
    statics: String,
}

/// Mounts a view and renders it with all that is inside of it.
async fn render<V: LiveView<Nested>>(
    given: Nested,
    id: ViewId,
    request: &mut DeadRender<'_>,
) -> Result<Dead, Response> {
    let pages = request.pages;
    let mut socket =
        Socket::disconnected(id.as_str()).with_csrf(Some(request.csrf)).at(Arc::clone(&pages.home)).nested();
    let mut view: V = mount(&mut request.parts, &given, &mut socket, None).await?;
    if let Some(navigation) = socket.take_navigation() {
        return Err(redirect(pages, &navigation, socket.flash()));
    }
    view.uploads(&mut Uploads::new(&mut |_| {}));
    let unfilled = Unfilled::within(id.clone());
    let content = {
        let _rendering = (socket.rendering(), Nesting::within(Arc::clone(&unfilled) as Arc<dyn Nest>));
        to_html(&view.render(socket.flash()))
    };
    let content = unfilled.fill(content, request).await?;
    let statics = StaticToken::signed(id, socket.flash(), &pages.signer);
    Ok(Dead { content, statics })
}

/// The places of a page that views are to be put into, once they are mounted: rendering waits for nothing.
pub(super) struct Unfilled {
    /// The view that is rendered.
    id: ViewId,
    /// What a place is marked with. Nobody can guess it.
    mark: String,
    places: Mutex<Vec<Waiting>>,
}

/// A view that is not mounted yet.
struct Waiting {
    id: ViewId,
    view: &'static str,
    session: String,
    is_sticky: bool,
}

impl Nest for Unfilled {
    fn write(&self, child: &Nestling<'_>, text: &mut Text<'_>) {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let (id, session) = (child.id.clone(), child.session.clone());
        places.push(Waiting { id, view: child.view, session, is_sticky: child.is_sticky });
        let mark = |text: &mut Text<'_>| text.push_raw(&self.mark);
        child.write(text, mark, mark);
    }
}

impl Unfilled {
    /// Of the view with that id.
    pub(super) fn within(id: ViewId) -> Arc<Self> {
        let mark = format!("<!--{:032x}-->", u128::from_ne_bytes(random_bytes()));
        Arc::new(Self { id, mark, places: Mutex::default() })
    }

    /// Mounts the views one by one, as they stand in the page, and puts each into its place.
    ///
    /// # Errors
    ///
    /// The response instead of the page: what the `mount` of one of them has answered, or where it goes.
    pub(super) async fn fill(&self, html: String, request: &mut DeadRender<'_>) -> Result<String, Response> {
        let places = std::mem::take(&mut *self.places.lock().unwrap_or_else(PoisonError::into_inner));
        if places.is_empty() {
            return Ok(html);
        }
        if request.depth == MAX_DEPTH {
            error!(id = %self.id, "views are nested too deeply: does one show itself?");
            return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        }
        request.depth += 1;
        let mut pieces = html.split(&self.mark);
        let mut filled = String::with_capacity(html.len() * 2);
        filled.push_str(pieces.next().unwrap_or_default());
        for place in places {
            let session = if place.is_sticky { place.sticky_token(request) } else { String::new() };
            if session.len() > MAX_TOKEN_LEN {
                // Its join would be refused, and the browser would load the page again, and again.
                error!(view = place.view, id = %place.id, "a nested view is given more than a token holds: it is not shown");
                for _ in 0..2 {
                    filled.push_str(pieces.next().unwrap_or_default());
                }
                continue;
            }
            let Dead { content, statics } = place.render(request).await?;
            let parent = (!place.is_sticky).then_some(self.id.as_str());
            let container = Container { session: &session, statics: &statics, parent };
            for part in [&*container.to_string(), pieces.next().unwrap_or_default(), &*content] {
                filled.push_str(part);
            }
            filled.push_str(pieces.next().unwrap_or_default());
        }
        request.depth -= 1;
        Ok(filled)
    }
}

impl Waiting {
    async fn render(&self, request: &mut DeadRender<'_>) -> Result<Dead, Response> {
        let Some(view) = NestedView::called(self.view) else {
            error!(view = self.view, "a nested view is no part of the program: `#[live_view(nested)]` adds it");
            return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        };
        (view.render)(Nested::new(&self.session, None), self.id.clone(), request).await
    }

    /// A sticky view is joined before its page is, with the token of the first response.
    fn sticky_token(&self, request: &DeadRender<'_>) -> String {
        let original = request.parts.extensions.get::<OriginalUri>();
        let uri = original.map_or(&request.parts.uri, |OriginalUri(uri)| uri);
        let token = NestedToken {
            id: self.id.clone(),
            view: self.view.to_owned(),
            live_session: request.live_session.to_owned(),
            page: uri.path_and_query().map_or("/", |page| page.as_str()).to_owned(),
            parent: None,
            session: self.session.clone(),
        };
        request.pages.signer.sign(Purpose::Nested, &token)
    }
}

impl fmt::Debug for DeadRender<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeadRender").field("depth", &self.depth).finish_non_exhaustive()
    }
}
