#![allow(clippy::doc_markdown, reason = "PubSub and MathML are words here, and not code")]
#![doc = include_str!("../guide/links.md")]
#![doc = include_str!("../guide/README.md")]

/// A page: what its links mean here, and then the page, whose own definitions are for who reads it as a file.
macro_rules! pages {
    ($($page:ident)*) => {$(
        #[doc = include_str!("../guide/links.md")]
        #[doc = include_str!(concat!("../guide/", stringify!($page), ".md"))]
        pub mod $page {}
    )*};
}

pages! {
    getting_started
    pages
    templates
    events_and_forms
    components
    navigation
    asynchronous
    messages
    streams
    uploads
    js
    live_components
    nested_views
    testing
    deployment
    security
    coming_from_phoenix
    cheat_sheet
}
