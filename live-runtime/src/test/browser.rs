//! Requests within the process, and the cookies between them.

use std::{
    collections::BTreeMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    response::Response,
};
use cookie::Cookie;
use http::{HeaderName, HeaderValue, Method, Request, header};
use tower::ServiceExt as _;

use super::visit::Visit;

/// Where the application is, as its requests say.
pub(super) const HOST: &str = "www.example.com";

/// One browser: its pages share their cookies, as tabs do. Cloning it makes another handle to the same.
///
/// ```
/// use axum::Router;
/// use live_runtime::{prelude::*, test::Browser};
///
/// # #[live_view]
/// # struct Hello {}
/// # #[live_view]
/// # impl Hello {
/// #     fn mount() -> Self { Self {} }
/// #     fn render(&self) -> impl Render { html! { <h1>Hello</h1> } }
/// # }
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
/// let app = Live::new(Secret::random()).serve(Router::new().live::<Hello>("/"));
/// let browser = Browser::new(&app);
/// let mine = browser.live("/").await;
/// let same_session = browser.live("/").await;
/// assert_eq!(mine.text(), same_session.text());
/// # });
/// ```
#[derive(Debug, Clone)]
pub struct Browser {
    app: Router,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    cookies: BTreeMap<String, String>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Browser {
    /// A browser without cookies, whose requests are answered by `app`: what [`Live::serve`](crate::Live::serve) has made.
    #[must_use]
    pub fn new(app: &Router) -> Self {
        Self { app: app.clone(), kept: Arc::default() }
    }

    /// Opens a page, as [`live`](super::live()) does.
    pub fn live(&self, path: &str) -> Visit {
        Visit::new(self.clone(), path)
    }

    /// Sets a cookie.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.kept().cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie, as it was sent.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.kept().cookies.get(name).cloned()
    }

    /// Sends a `GET`, and keeps the cookies of the answer. Redirects are not followed.
    ///
    /// # Panics
    ///
    /// If `path` is none, or the body of the answer breaks off.
    pub async fn get(&self, path: &str) -> http::Response<String> {
        text(self.send(Method::GET, path, None, |_| ()).await).await
    }

    /// Posts a form that is on no page: by `&[("name", "value")]`. It keeps the cookies of the answer, and follows no redirect.
    ///
    /// # Panics
    ///
    /// If `path` is none, or the body of the answer breaks off.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> http::Response<String> {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        text(self.send(Method::POST, path, Some(form), |_| ()).await).await
    }

    /// Sends a header with every request.
    pub(super) fn add_header(&self, name: HeaderName, value: HeaderValue) {
        self.kept().headers.push((name, value));
    }

    pub(super) fn remove_cookie(&self, name: &str) {
        self.kept().cookies.remove(name);
    }

    pub(super) async fn send(
        &self,
        method: Method,
        path: &str,
        form: Option<String>,
        prepare: impl FnOnce(&mut Request<Body>),
    ) -> Response {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().unwrap_or_else(|error| panic!("`{path}` is not a path: {error}"));
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 50_000))));
        let headers = request.headers_mut();
        headers.insert(header::HOST, HeaderValue::from_static(HOST));
        headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
        {
            let kept = self.kept();
            let cookies: Vec<String> = kept.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            if !cookies.is_empty() {
                let cookies = HeaderValue::try_from(cookies.join("; ")).expect("cookies come from headers");
                headers.insert(header::COOKIE, cookies);
            }
            headers.extend(kept.headers.iter().cloned());
        }
        if let Some(form) = form {
            let kind = HeaderValue::from_static("application/x-www-form-urlencoded");
            headers.insert(header::CONTENT_TYPE, kind);
            *request.body_mut() = Body::from(form);
        }
        prepare(&mut request);
        let Ok(response) = self.app.clone().oneshot(request).await;
        self.keep_cookies(&response);
        response
    }

    fn keep_cookies(&self, response: &Response) {
        let mut kept = self.kept();
        for set in response.headers().get_all(header::SET_COOKIE) {
            let Some(cookie) = set.to_str().ok().and_then(|text| Cookie::parse(text).ok()) else { continue };
            let is_over = cookie.max_age().is_some_and(|age| !age.is_positive())
                || cookie.expires_datetime().is_some_and(|end| end.unix_timestamp() <= 0);
            if is_over {
                kept.cookies.remove(cookie.name());
            } else {
                kept.cookies.insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn text(response: Response) -> http::Response<String> {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("the body of a response within the process");
    http::Response::from_parts(parts, String::from_utf8_lossy(&body).into_owned())
}
