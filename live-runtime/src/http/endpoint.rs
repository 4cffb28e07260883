//! The endpoint of a live page, for its HTTP response and for its join.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use http::{HeaderValue, StatusCode, header, request::Parts};
use tracing::error;

use super::{Page, Pages, page::Container, reload_status};
use crate::{
    actor::Actor,
    channel::{Joined, Marker, Seat},
    panic::{catch, panic_text},
    render::Render,
    session::{FLASH_COOKIE, Session, ViewId, cookie_removal, find_cookie},
    view::{LiveView, PageTitle, Socket},
};

/// The method router of a live view, for what [`LiveRoutes::live`](crate::LiveRoutes::live) does not do: more methods on
/// the same path, layers of its own.
///
/// `S` is the router's state, which is what the view's `mount` extracts `State` from. The router has to be handed to
/// [`Live::serve`](crate::Live::serve).
///
/// ```
/// use axum::Router;
/// use live_runtime::{live, prelude::*};
///
/// #[live_view]
/// struct Hello {}
///
/// #[live_view]
/// impl Hello {
///     fn mount() -> Self {
///         Self {}
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <h1>Hello</h1> }
///     }
/// }
///
/// let pages = Router::new().route("/", live::<Hello, _>().post(|| async { "posted" }));
/// let app: Router = Live::new(Secret::random()).serve(pages);
/// ```
pub fn live<V, S>() -> MethodRouter<S>
where
    V: LiveView<S>,
    S: Clone + Send + Sync + 'static,
{
    get(endpoint::<V, S>)
}

async fn endpoint<V, S>(State(state): State<S>, request: Request) -> Response
where
    V: LiveView<S>,
    S: Clone + Send + Sync + 'static,
{
    let (mut parts, _) = request.into_parts();
    let response = match parts.extensions.remove::<Marker>() {
        Some(marker) => catch(join::<V, S>(marker, parts, state)).await,
        None => catch(page::<V, S>(parts, state)).await,
    };
    response.unwrap_or_else(|panic| {
        error!(view = V::NAME, panic = panic_text(&panic), "a view has panicked as it was mounted or first rendered");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    })
}

/// Mounts the view as connected, and leaves it with the marker.
async fn join<V, S>(marker: Marker, mut parts: Parts, state: S) -> Response
where
    V: LiveView<S>,
    S: Send + Sync + 'static,
{
    let Some(seat) = marker.take(V::NAME) else { return StatusCode::OK.into_response() };
    let Seat { token, csrf, address, reply } = *seat;
    let mut socket = Socket::connected_to(token.id.as_str(), address).with_csrf(csrf);
    let view = match V::mount(&mut parts, &state, &mut socket).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let mut actor = Actor::new(view, socket, state);
    let reply = actor.joined(reply);
    marker.put(Joined { reply, start: Box::new(|line| Box::pin(actor.run(line))) });
    StatusCode::OK.into_response()
}

/// The page as HTML.
async fn page<V, S>(mut parts: Parts, state: S) -> Response
where
    V: LiveView<S>,
    S: Send + Sync + 'static,
{
    let Some(pages) = parts.extensions.get::<Arc<Pages>>().cloned() else {
        error!(view = V::NAME, "{NOT_SERVED}");
        return (StatusCode::INTERNAL_SERVER_ERROR, NOT_SERVED).into_response();
    };
    if let Some(page) = reload_status::error_page(&parts.headers, &pages.signer) {
        return page;
    }
    let session = Session::load(&parts.headers, &pages.signer, &pages.cookie);
    let id = ViewId::random();
    let mut socket = Socket::disconnected(id.as_str()).with_csrf(Some(*session.session.csrf()));
    let mut response = match V::mount(&mut parts, &state, &mut socket).await {
        Ok(view) => {
            let _rendering = socket.rendering();
            let container = Container::new(&pages, id, V::NAME);
            document(&pages, &container, session.session.csrf().masked(), &view.page_title(), &view.render())
        }
        Err(response) => response,
    };
    let cookies = response.headers_mut();
    if let Some(cookie) = session.set_cookie {
        cookies.append(header::SET_COOKIE, cookie);
    }
    if find_cookie(&parts.headers, FLASH_COOKIE).is_some() {
        cookies.append(header::SET_COOKIE, cookie_removal(FLASH_COOKIE));
    }
    response
}

/// The layout with the page in it.
fn document(
    pages: &Pages,
    container: &Container,
    csrf_token: String,
    title: &impl PageTitle,
    content: &dyn Render,
) -> Response {
    let mut html = String::with_capacity(USUAL_DOCUMENT);
    let page = Page::new(pages, csrf_token, title.as_title(), container, content);
    pages.layout.write(&page, &mut html);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        // A page is one browser's, and is asked for anew; but not `no-store`, with which browsers would keep no page
        // ready for the back button.
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    (headers, html).into_response()
}

/// Room for a small page with its tokens.
const USUAL_DOCUMENT: usize = 4 * 1024;

const NOT_SERVED: &str = "This live view is not served. Hand the router over before it is served: \
    `let app = Live::new(secret).serve(router);`";
