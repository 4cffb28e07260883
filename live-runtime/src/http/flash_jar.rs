//! Messages of pages and handlers without a view.

use std::{convert::Infallible, fmt, sync::Arc};

use axum::{
    extract::FromRequestParts,
    response::{IntoResponseParts, ResponseParts},
};
use http::{StatusCode, header, request::Parts};

use super::Pages;
use crate::session::{FLASH_COOKIE, Flash, FlashKind, Purpose, Signer, cookie_removal, find_cookie, flash_cookie_of};

/// The messages that a request has brought along, and those for the page that comes next: for axum's own handlers, where a
/// view has its [`Socket`](crate::Socket). It is returned with the response.
///
/// ```
/// use axum::response::{Html, Redirect};
/// use live_runtime::{FlashJar, FlashKind};
///
/// async fn log_out(flash: FlashJar) -> (FlashJar, Redirect) {
///     (flash.put(FlashKind::Info, "See you!"), Redirect::to("/"))
/// }
///
/// async fn front_page(flash: FlashJar) -> (FlashJar, Html<&'static str>) {
///     let page = if flash.get(FlashKind::Info).is_some() { "There is news." } else { "Hello" };
///     (flash, Html(page))
/// }
/// # let app: axum::Router = axum::Router::new()
/// #     .route("/", axum::routing::get(front_page)).route("/log-out", axum::routing::post(log_out));
/// ```
#[must_use = "return it with the response"]
pub struct FlashJar {
    signer: Signer,
    brought: Option<Flash>,
    next: Flash,
}

impl FlashJar {
    /// The message of a kind that the request has brought along.
    #[must_use]
    pub fn get(&self, kind: FlashKind) -> Option<&str> {
        self.brought.as_ref()?.get(kind)
    }

    /// Adds a message for the page that comes next.
    pub fn put(mut self, kind: FlashKind, text: impl Into<String>) -> Self {
        self.next.put(kind, text.into());
        self
    }
}

impl<S: Sync> FromRequestParts<S> for FlashJar {
    type Rejection = (StatusCode, &'static str);

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let pages = parts.extensions.get::<Arc<Pages>>();
        let Some(pages) = pages else {
            return Err((StatusCode::INTERNAL_SERVER_ERROR, "messages need a router that `Live::serve` serves"));
        };
        let signer = pages.signer.clone();
        let token = find_cookie(&parts.headers, FLASH_COOKIE);
        let brought = token.map(|token| signer.verify(Purpose::Flash, token).unwrap_or_default());
        Ok(Self { signer, brought, next: Flash::default() })
    }
}

impl IntoResponseParts for FlashJar {
    type Error = Infallible;

    fn into_response_parts(self, mut response: ResponseParts) -> Result<ResponseParts, Infallible> {
        let cookie = if self.next.is_empty() {
            self.brought.map(|_| cookie_removal(FLASH_COOKIE))
        } else {
            self.next.token(&self.signer).and_then(|token| flash_cookie_of(&token))
        };
        response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
        Ok(response)
    }
}

impl fmt::Debug for FlashJar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlashJar").field("brought", &self.brought).field("next", &self.next).finish_non_exhaustive()
    }
}
