//! One event, from the browser's frame to its answer, beside a bare axum websocket that answers with the same bytes.
//!
//! Server and browser share one thread, so that what is measured is the work of both.
//!
//! ```text
//! cargo bench --bench event
//! ```

#[allow(dead_code, reason = "the socket tests use the rest")]
#[path = "../tests/socket/browser.rs"]
mod browser;

use axum::{
    Router,
    extract::ws::{Message, WebSocket, WebSocketUpgrade},
    routing::any,
};
use browser::{Server, small_buffers};
use divan::Bencher;
use futures_util::{SinkExt as _, StreamExt as _};
use live_runtime::prelude::*;
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::{WebSocketStream, client_async_with_config, tungstenite};

const EVENT: &str = r#"["4","8","TOPIC","event",{"type":"click","event":"inc","value":{"value":""}}]"#;
const ANSWER: &str =
    r#"["4","8","lv:phx-AAAAAAAAAAAAAAAA","phx_reply",{"status":"ok","response":{"diff":{"0":"1234"}}}]"#;

fn main() {
    divan::main();
}

#[live_view]
struct Counter {
    count: u64,
}

#[live_view]
impl Counter {
    fn mount() -> Self {
        Self { count: 1000 }
    }

    #[handle_event]
    fn inc(&mut self) {
        self.count += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <h1>Counter</h1>
            <p id="count">{self.count}</p>
            <button type="button" phx-click="inc">+</button>
        }
    }
}

#[divan::bench]
fn live_counter(bencher: Bencher) {
    let runtime = runtime();
    let (mut socket, frame) = runtime.block_on(async {
        let server = Server::start(Router::new().live::<Counter>("/")).await;
        let page = server.load("/").await;
        let mut socket = server.connect(&page).await;
        let view = socket.join(&page).await;
        let frame = EVENT.replace("TOPIC", &view.topic).replace("\"4\"", &format!("\"{}\"", view.join_ref));
        (socket.into_stream(), frame)
    });
    bencher.bench_local(|| runtime.block_on(ask(&mut socket, &frame)));
}

#[divan::bench]
fn bare_websocket(bencher: Bencher) {
    async fn answer(mut socket: WebSocket) {
        while let Some(Ok(Message::Text(_))) = socket.recv().await {
            if socket.send(Message::Text(ANSWER.into())).await.is_err() {
                return;
            }
        }
    }

    let runtime = runtime();
    let mut socket = runtime.block_on(async {
        let upgrade = |upgrade: WebSocketUpgrade| async move {
            upgrade.read_buffer_size(4096).write_buffer_size(0).on_upgrade(answer)
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("the loopback interface has free ports");
        let address = listener.local_addr().expect("it is bound");
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/", any(upgrade))).await });
        let stream = TcpStream::connect(address).await.expect("the server listens");
        let url = format!("ws://{address}/");
        client_async_with_config(url, stream, Some(small_buffers())).await.expect("the server upgrades").0
    });
    bencher.bench_local(|| runtime.block_on(ask(&mut socket, EVENT)));
}

async fn ask(socket: &mut WebSocketStream<TcpStream>, frame: &str) -> usize {
    socket.send(tungstenite::Message::text(frame)).await.expect("the server is there");
    match socket.next().await {
        Some(Ok(message)) => message.len(),
        other => panic!("no answer but {other:?}"),
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be built")
}
