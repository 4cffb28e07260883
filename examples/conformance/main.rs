//! The pages of the recorded sessions, at the reference's own routes.

mod asynchronous;
mod cond;
mod counter;
mod document;
mod error;
mod flash;
mod form;
mod info;
mod js;
mod keyed;
mod lc;
mod nav;
mod nested;
mod push;
mod slots;
mod stream;
mod stream_async;
#[cfg(test)]
mod tests;
mod title;
mod upload;

use std::io;

use axum::{
    Router,
    routing::{get, post},
};
use live_examples::{Arguments, run};
use live_runtime::{Live, LiveRoutes as _, Secret};

#[tokio::main]
async fn main() -> io::Result<()> {
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let arguments = Arguments::from_env(4200).map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
    run(arguments, Live::new(Secret::random()).root_layout(document::root), router()).await
}

/// The pages, without what every application has beside them.
fn router() -> Router {
    Router::new()
        .live::<counter::CounterLive>("/counter")
        .live::<cond::CondLive>("/cond")
        .live::<keyed::KeyedLive>("/keyed")
        .live::<lc::ComponentsLive>("/lc")
        .live::<error::ErrorLive>("/error")
        .live::<title::TitleLive>("/title")
        .live::<upload::UploadLive>("/upload")
        .live::<form::FormLive>("/form")
        .route("/submit", post(form::submit))
        .live::<info::InfoLive>("/info")
        .live::<asynchronous::AsyncLive>("/async")
        .live::<flash::FlashLive>("/flash")
        .live::<nav::NavLive>("/nav")
        .live::<nav::NavTwoLive>("/nav/two")
        .live::<nav::NavLive>("/nav/{id}")
        .live_session("other", |pages| pages.live::<nav::OtherLive>("/other"))
        .live::<nested::ParentLive>("/nested")
        .live_session("sticky", |pages| {
            pages.live::<nested::StickyALive>("/sticky/a").live::<nested::StickyBLive>("/sticky/b")
        })
        .live::<slots::SlotsLive>("/slots")
        .live::<stream::StreamLive>("/stream")
        .live::<stream_async::StreamAsyncLive>("/stream-async")
        .route("/dead", get(nav::dead))
        .live::<js::JsLive>("/js")
        .live::<push::PushLive>("/push")
        .route("/assets/hooks.js", get(document::hooks))
}
