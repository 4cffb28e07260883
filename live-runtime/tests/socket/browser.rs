//! A server, and a browser that speaks frames to it.

use std::{collections::VecDeque, net::SocketAddr, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
};
use futures_util::{SinkExt, StreamExt};
use http::{HeaderMap, Request, StatusCode, header};
use live_runtime::{Config, Live, Secret, Shutdown, Sockets};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{
        self, Message,
        client::IntoClientRequest,
        protocol::{WebSocketConfig, frame::coding::CloseCode},
    },
};
use tower::ServiceExt;

/// Nothing in these tests takes longer than a moment.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Server {
    app: Router,
    pub(crate) address: SocketAddr,
    pub(crate) shutdown: Shutdown,
    #[allow(dead_code, reason = "the benchmark of an event has no users")]
    pub(crate) sockets: Sockets,
}

/// What a browser knows of a page that it has loaded.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) url: String,
    pub(crate) id: String,
    pub(crate) session: String,
    pub(crate) statics: String,
    pub(crate) csrf_token: String,
    pub(crate) cookie: String,
}

pub(crate) struct Socket {
    stream: WebSocketStream<TcpStream>,
    references: u32,
    /// Frames that came while another was waited for.
    early: VecDeque<Value>,
}

/// The default of 128 KiB, cleared for each message, would be most of what a benchmark measures.
pub(crate) fn small_buffers() -> WebSocketConfig {
    WebSocketConfig::default().read_buffer_size(4096)
}

impl Server {
    pub(crate) async fn start(pages: Router) -> Self {
        Self::start_with(Config::default(), pages).await
    }

    pub(crate) async fn start_with(config: Config, pages: Router) -> Self {
        let live = Live::new(Secret::random()).config(config);
        let shutdown = live.shutdown();
        let sockets = live.sockets();
        let app = live.serve(pages);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let service = app.clone().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Self { app, address, shutdown, sockets }
    }

    pub(crate) async fn get(&self, path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.call(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn call(&self, request: Request<Body>) -> (StatusCode, HeaderMap, String) {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
    }

    /// Loads a page as a new browser.
    pub(crate) async fn load(&self, path: &str) -> Page {
        let (status, headers, html) = self.get(path, &[]).await;
        assert_eq!(status, StatusCode::OK, "{html}");
        let cookie = headers[header::SET_COOKIE].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Page::of(&html, format!("http://{}{path}", self.address), cookie)
    }

    /// Opens a socket as the browser that has loaded `page`.
    pub(crate) async fn connect(&self, page: &Page) -> Socket {
        self.connect_with(page, &[]).await
    }

    pub(crate) async fn connect_with(&self, page: &Page, headers: &[(&str, &str)]) -> Socket {
        let query = format!("_csrf_token={}&vsn=2.0.0", page.csrf_token);
        let headers = [&[("cookie", page.cookie.as_str())], headers].concat();
        self.handshake(&query, &headers).await.unwrap()
    }

    /// Opens a socket, or gives the status with which that is refused.
    pub(crate) async fn handshake(&self, query: &str, headers: &[(&str, &str)]) -> Result<Socket, StatusCode> {
        let url = format!("ws://{}/live/websocket?{query}", self.address);
        let mut request = url.into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(header::HeaderName::try_from(*name).unwrap(), value.parse().unwrap());
        }
        let tcp = TcpStream::connect(self.address).await.unwrap();
        match client_async_with_config(request, tcp, Some(small_buffers())).await {
            Ok((stream, _)) => Ok(Socket { stream, references: 0, early: VecDeque::new() }),
            Err(tungstenite::Error::Http(response)) => Err(response.status()),
            Err(error) => panic!("{error}"),
        }
    }

    /// Loads a page, connects and joins.
    pub(crate) async fn join(&self, path: &str) -> (Page, Socket, View) {
        let page = self.load(path).await;
        let mut socket = self.connect(&page).await;
        let view = socket.join(&page).await;
        (page, socket, view)
    }
}

impl Page {
    /// What the page's document says.
    pub(crate) fn of(html: &str, url: String, cookie: String) -> Self {
        let between = |before: &str| {
            let (_, rest) = html.split_once(before).unwrap_or_else(|| panic!("no {before} in {html}"));
            rest.split('"').next().unwrap().to_owned()
        };
        Self {
            url,
            id: between("<div id=\""),
            session: between("data-phx-session=\""),
            statics: between("data-phx-static=\""),
            csrf_token: between("name=\"csrf-token\" content=\""),
            cookie,
        }
    }

    pub(crate) fn topic(&self) -> String {
        format!("lv:{}", self.id)
    }

    pub(crate) fn payload(&self) -> Value {
        json!({
            "url": self.url,
            "params": {"_csrf_token": self.csrf_token, "_mounts": 0, "_mount_attempts": 0},
            "session": self.session,
            "static": self.statics,
            "sticky": false,
        })
    }
}

/// A view that has been joined.
#[derive(Clone)]
pub(crate) struct View {
    pub(crate) topic: String,
    pub(crate) join_ref: String,
    /// The response to the join.
    pub(crate) response: Value,
}

impl Socket {
    /// The websocket alone: the benchmark speaks frames without help.
    #[allow(dead_code, reason = "only the benchmark of an event uses it")]
    pub(crate) fn into_stream(self) -> WebSocketStream<TcpStream> {
        self.stream
    }

    pub(crate) async fn send_text(&mut self, text: impl Into<String>) {
        self.send_message(Message::text(text.into())).await;
    }

    pub(crate) async fn send_message(&mut self, message: Message) {
        tokio::time::timeout(PATIENCE, self.stream.send(message)).await.expect("the server reads").unwrap();
    }

    /// Sends a frame, and says with which reference.
    pub(crate) async fn push(&mut self, view: &View, event: &str, payload: Value) -> String {
        let reference = self.reference();
        self.send_text(json!([view.join_ref, reference, view.topic, event, payload]).to_string()).await;
        reference
    }

    pub(crate) fn reference(&mut self) -> String {
        self.references += 1;
        self.references.to_string()
    }

    /// The next frame.
    pub(crate) async fn frame(&mut self) -> Value {
        if let Some(frame) = self.early.pop_front() {
            return frame;
        }
        self.received().await
    }

    async fn received(&mut self) -> Value {
        match self.message().await {
            Some(Ok(Message::Text(text))) => serde_json::from_str(&text).unwrap(),
            other => panic!("expected a frame, got {other:?}"),
        }
    }

    pub(crate) async fn message(&mut self) -> Option<tungstenite::Result<Message>> {
        tokio::time::timeout(PATIENCE, self.stream.next()).await.expect("the server answers")
    }

    /// The status and the response of the reply to `reference`. Frames before it are kept.
    pub(crate) async fn reply(&mut self, reference: &str) -> (String, Value) {
        loop {
            let frame = self.received().await;
            if frame[1] == reference && frame[3] == "phx_reply" {
                return (frame[4]["status"].as_str().unwrap().to_owned(), frame[4]["response"].clone());
            }
            self.early.push_back(frame);
        }
    }

    /// Waits for the server to close, and says how.
    pub(crate) async fn closed(&mut self) -> CloseCode {
        loop {
            match self.message().await {
                Some(Ok(Message::Close(Some(close)))) => return close.code,
                Some(Ok(_)) => {}
                other => panic!("expected a close frame, got {other:?}"),
            }
        }
    }

    /// Joins, whatever comes of it.
    pub(crate) async fn try_join(&mut self, topic: &str, payload: Value) -> (View, String) {
        let join_ref = self.reference();
        self.send_text(json!([join_ref, join_ref, topic, "phx_join", payload]).to_string()).await;
        let (status, response) = self.reply(&join_ref).await;
        (View { topic: topic.to_owned(), join_ref, response }, status)
    }

    pub(crate) async fn join(&mut self, page: &Page) -> View {
        let (view, status) = self.try_join(&page.topic(), page.payload()).await;
        assert_eq!(status, "ok", "{}", view.response);
        view
    }

    /// The response to a join that is refused.
    pub(crate) async fn refused(&mut self, page: &Page) -> Value {
        let (view, status) = self.try_join(&page.topic(), page.payload()).await;
        assert_eq!(status, "error", "{}", view.response);
        view.response
    }

    /// Sends an event and gives the response.
    pub(crate) async fn event(&mut self, view: &View, name: &str, value: Value) -> Value {
        self.call(view, "event", json!({"type": "click", "event": name, "value": value})).await
    }

    /// Sends a push and gives the response, which has to be a good one.
    pub(crate) async fn call(&mut self, view: &View, event: &str, payload: Value) -> Value {
        let reference = self.push(view, event, payload).await;
        let (status, response) = self.reply(&reference).await;
        assert_eq!(status, "ok");
        response
    }
}
