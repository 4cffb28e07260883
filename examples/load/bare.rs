//! An axum websocket that answers each message with the bytes that the live page answers with.

use std::io::{self, Write as _};

use axum::{
    Router,
    extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade},
    response::{Html, IntoResponse},
    routing::get,
};
use tokio::net::TcpListener;

const REPLY: &str =
    r#"["4","8","lv:phx-AAAAAAAAAAAAAAAA","phx_reply",{"status":"ok","response":{"diff":{"0":"1234"}}}]"#;

pub(crate) async fn serve() -> io::Result<()> {
    let router = Router::new().route("/", get(page)).route("/live/websocket", get(upgrade));
    let listener = TcpListener::bind(crate::arguments().address).await?;
    writeln!(io::stdout(), "listening on http://{}", listener.local_addr()?)?;
    axum::serve(listener, router).await
}

async fn page() -> Html<&'static str> {
    Html(
        r#"<meta name="csrf-token" content="-"><div id="phx-AAAAAAAAAAAAAAAA" data-phx-main data-phx-session="-" data-phx-static="-"></div>"#,
    )
}

async fn upgrade(upgrade: WebSocketUpgrade) -> impl IntoResponse {
    upgrade.read_buffer_size(4096).write_buffer_size(0).on_upgrade(answer)
}

async fn answer(mut socket: WebSocket) {
    while let Some(Ok(message)) = socket.recv().await {
        if let Message::Text(_) = message
            && socket.send(Message::Text(Utf8Bytes::from_static(REPLY))).await.is_err()
        {
            return;
        }
    }
}
