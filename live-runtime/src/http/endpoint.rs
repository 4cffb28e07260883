//! The endpoint of a live page, for its HTTP response and for its join.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    response::{Html, IntoResponse, Response},
    routing::{MethodRouter, get},
};
use http::{HeaderValue, StatusCode, header, request::Parts};
use tokio::sync::mpsc;
use tracing::{Instrument as _, debug_span, error};

use super::{
    LiveSession, Page, Pages, RootLayout,
    nested::{self, DeadRender, Unfilled},
    page::Container,
    reload_status,
};
use crate::{
    actor::{Actor, PatchMarker, Site},
    channel::{Joined, Marker, Outcome, Seat},
    panic::{catch, panic_text},
    session::{
        CsrfSecret, FLASH_COOKIE, Flash, Purpose, Session, ViewId, cookie_removal, find_cookie, flash_cookie_of,
    },
    upload::Uploads,
    view::{Flow, LiveView, Message, Navigation, Nest, Nesting, PageTitle, Socket, Work, restore, timed},
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
    let live_session = LiveSession::of(&parts);
    let response = if let Some(marker) = parts.extensions.remove::<PatchMarker>() {
        let answer = marker.accept(V::NAME, live_session.name(), parts).await;
        Ok(answer.unwrap_or_else(|| StatusCode::OK.into_response()))
    } else if let Some(marker) = parts.extensions.remove::<Marker>() {
        catch(join::<V, S>(&live_session, marker, parts, state)).await
    } else {
        catch(page::<V, S>(&live_session, parts, state)).await
    };
    response.unwrap_or_else(|panic| {
        error!(view = V::NAME, panic = panic_text(&panic), "a view has panicked as it was mounted or first rendered");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    })
}

/// Runs `mount` and `handle_params`. In between the view is given what its page has kept.
pub(super) async fn mount<V, S>(
    parts: &mut Parts,
    state: &S,
    socket: &mut Socket<V>,
    kept: Option<&[u8]>,
) -> Result<V, Response>
where
    V: LiveView<S>,
    S: Send + Sync + 'static,
{
    let mounting = async {
        let mut view = V::mount(parts, state, socket).await?;
        if let Some(kept) = kept {
            restore(&mut view, kept);
        }
        socket.attach_hooks(parts);
        if !socket.navigates() && socket.params_hooks(&parts.uri) == Flow::Continue && !socket.navigates() {
            view.handle_params(parts, state, socket).await?;
        }
        Ok(view)
    };
    let work = Work { view: V::NAME, handler: "mount", message: "" };
    let (mounted, timing) = timed(mounting.instrument(debug_span!("mount", view = V::NAME)), work).await;
    let home = socket.home();
    let meters = home.meters(V::NAME);
    let meter = if socket.connected() { &meters.socket_mount } else { &meters.http_mount };
    meter.record(timing.total);
    home.judge(V::NAME, "mount", || "", timing);
    mounted
}

/// Mounts the view as connected, or the one inside of its page that is joined, and leaves it with the marker.
async fn join<V, S>(live_session: &LiveSession<S>, marker: Marker, mut parts: Parts, state: S) -> Response
where
    V: LiveView<S>,
    S: Send + Sync + 'static,
{
    let Some(mut seat) = marker.take(V::NAME, live_session.name()) else { return StatusCode::OK.into_response() };
    // Before anything is waited for: who is disconnected while the view is mounted must not be missed.
    identify(&*seat.site, &parts);
    if let Err(response) = live_session.run_stages(&mut parts, &state).await {
        return response;
    }
    let outcome = match seat.nested.take() {
        Some(nested) => nested::join(*seat, nested, parts).await,
        None => connect::<V, S>(*seat, parts, state, None).await,
    };
    match outcome {
        Ok(outcome) => {
            marker.put(outcome);
            StatusCode::OK.into_response()
        }
        Err(response) => response,
    }
}

/// Mounts the view as connected. `parent` is the one that it is nested in.
pub(super) async fn connect<V, S>(
    seat: Seat,
    mut parts: Parts,
    state: S,
    parent: Option<mpsc::WeakSender<Message>>,
) -> Result<Outcome, Response>
where
    V: LiveView<S>,
    S: Send + Sync + 'static,
{
    let Seat { token, is_navigation, flash, static_changed, referer, persisted, csrf, address, reply, site, .. } = seat;
    let mut socket = Socket::connected_to(token.id.as_str(), address).with_csrf(csrf).at(Arc::clone(site.home()));
    socket.receive_flash(flash);
    socket.receive_origin(static_changed, referer);
    if parent.is_some() || site.is_sticky() {
        socket = socket.nested();
    }
    if let Some(parent) = parent {
        socket.end_with(parent);
    }
    let kept = persisted.filter(|_| V::PERSISTS).and_then(|token| site.open(V::NAME, &token));
    let view = mount::<V, S>(&mut parts, &state, &mut socket, kept.as_deref()).await?;
    identify(&*site, &parts);
    let mut actor = Actor::new(view, socket, state, site);
    Ok(match actor.join(reply, is_navigation).await {
        Ok(reply) => Outcome::Joined(Joined { reply, start: Box::new(|line| Box::pin(actor.run(line))) }),
        Err(response) => Outcome::Departed(response),
    })
}

/// Notes whose socket it is, where a layer or a stage has said so.
fn identify(site: &dyn Site, parts: &Parts) {
    if let Some(id) = parts.extensions.get() {
        site.identify(id);
    }
}

/// The page as HTML.
async fn page<V, S>(live_session: &LiveSession<S>, mut parts: Parts, state: S) -> Response
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
    parts.extensions.insert(session.session.clone());
    let brought = find_cookie(&parts.headers, FLASH_COOKIE);
    let flash = brought.and_then(|token| pages.signer.verify(Purpose::Flash, token).ok());
    let brought = brought.map(|_| cookie_removal(FLASH_COOKIE));
    let csrf = *session.session.csrf();
    let mut response = match content::<V, S>(live_session, &pages, csrf, flash.unwrap_or_default(), parts, state).await
    {
        Ok(response) | Err(response) => response,
    };
    let cookies = response.headers_mut();
    // What the page says of its messages counts for more.
    let is_flash = |cookie: &HeaderValue| cookie.as_bytes().starts_with(FLASH_COOKIE.as_bytes());
    let brought = brought.filter(|_| !cookies.get_all(header::SET_COOKIE).iter().any(is_flash));
    cookies.extend(session.set_cookie.into_iter().chain(brought).map(|cookie| (header::SET_COOKIE, cookie)));
    // Also of a 404 that `mount` has answered with: its cookie must not become everybody's.
    cookies.entry(header::CACHE_CONTROL).or_insert(PRIVATE);
    response
}

/// The document with the page in it, or where the browser goes instead.
async fn content<V, S>(
    live_session: &LiveSession<S>,
    pages: &Arc<Pages>,
    csrf: CsrfSecret,
    flash: Flash,
    mut parts: Parts,
    state: S,
) -> Result<Response, Response>
where
    V: LiveView<S>,
    S: Send + Sync + 'static,
{
    let id = ViewId::random();
    let mut socket = Socket::disconnected(id.as_str()).with_csrf(Some(csrf)).at(Arc::clone(&pages.home));
    socket.receive_flash(flash);
    live_session.run_stages(&mut parts, &state).await?;
    let mut view = mount::<V, S>(&mut parts, &state, &mut socket, None).await?;
    if let Some(navigation) = socket.take_navigation() {
        return Err(redirect(pages, &navigation, socket.flash()));
    }
    // So each knows which field it is.
    view.uploads(&mut Uploads::new(&mut |_| {}));
    let unfilled = Unfilled::within(id.clone());
    let html = {
        let container = Container::new(pages, id, V::NAME, live_session.name(), socket.flash());
        let layout = live_session.layout().unwrap_or(&*pages.layout);
        let _rendering = (socket.rendering(), Nesting::within(Arc::clone(&unfilled) as Arc<dyn Nest>));
        let (title, content) = (view.page_title(), view.render(socket.flash()));
        let page = Page::new(pages, &parts.extensions, csrf.masked(), title.as_title(), &container, &content);
        document(layout, &page)
    };
    let mut request = DeadRender { pages, live_session: live_session.name(), csrf, parts, depth: 0 };
    let html = unfilled.fill(html, &mut request).await?;
    Ok(Html(html).into_response())
}

/// A page is one browser's, and is asked for anew; but not `no-store`, with which browsers would keep no page ready for the
/// back button.
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-cache");

/// Where a view that is not connected goes, the browser goes by another request.
pub(super) fn redirect(pages: &Pages, navigation: &Navigation, flash: &Flash) -> Response {
    let to = match navigation {
        Navigation::Patch(patch) => patch.to.as_str(),
        Navigation::Depart(departure) => departure.location(),
    };
    match HeaderValue::try_from(to) {
        Ok(to) => {
            let mut response = (StatusCode::FOUND, [(header::LOCATION, to)]).into_response();
            let flash = flash.token(&pages.signer).and_then(|token| flash_cookie_of(&token));
            response.headers_mut().extend(flash.map(|cookie| (header::SET_COOKIE, cookie)));
            response
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The layout with the page in it.
fn document(layout: &dyn RootLayout, page: &Page<'_>) -> String {
    let mut html = String::with_capacity(USUAL_DOCUMENT);
    layout.write(page, &mut html);
    html
}

/// Room for a small page with its tokens.
const USUAL_DOCUMENT: usize = 4 * 1024;

const NOT_SERVED: &str = "This live view is not served. Hand the router over before it is served: \
    `let app = Live::new(secret).serve(router);`";
