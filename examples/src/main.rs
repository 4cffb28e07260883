//! The gallery: one short file per page, each showing one thing.

mod accounts;
mod bench;
mod pages;
mod site;

use std::io;

use axum::{
    Extension, Router, http::HeaderValue, http::header::CONTENT_SECURITY_POLICY, middleware::map_response,
    response::Response,
};
use live_examples::{Arguments, run};
use live_runtime::{Live, Secret, Sockets};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> io::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
    let arguments = Arguments::from_env(4000).map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
    let live = Live::new(secret()).root_layout(site::document);
    let router = router(live.sockets()).layer(Extension(live.views()));
    run(arguments, live, router).await
}

fn router(sockets: Sockets) -> Router {
    Router::new()
        .merge(site::router())
        .merge(pages::router())
        .merge(accounts::Accounts::new(sockets).router())
        .merge(bench::router())
        .layer(map_response(content_security_policy))
}

/// Pages outlive a restart of the server because the secret does. A real application reads its own from a safe place.
fn secret() -> Secret {
    let secret = std::env::var("LIVE_SECRET").ok().and_then(|secret| Secret::new(secret).ok());
    secret.unwrap_or_else(|| {
        Secret::new("a secret that everybody knows is for development only").unwrap_or_else(|_| Secret::random())
    })
}

/// As strict as can be: the framework needs no inline script, and the socket is of the same origin. Previews of photos are
/// `blob:`.
async fn content_security_policy(mut response: Response) -> Response {
    let policy =
        HeaderValue::from_static("default-src 'self'; img-src 'self' blob:; frame-ancestors 'none'; base-uri 'self'");
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    response
}
