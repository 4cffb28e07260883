//! The stylesheet and the icon.

use axum::{http::header::CONTENT_TYPE, response::IntoResponse};

pub(super) async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../../assets/style.css"))
}

pub(super) async fn icon() -> impl IntoResponse {
    ([(CONTENT_TYPE, "image/svg+xml")], include_str!("../../assets/icon.svg"))
}
