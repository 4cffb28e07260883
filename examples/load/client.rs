//! A browser, as far as a server can tell.

use std::{io, net::SocketAddr};

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message, client::IntoClientRequest as _},
};

pub(crate) struct Client {
    socket: WebSocketStream<TcpStream>,
    topic: String,
    references: usize,
}

impl Client {
    /// Loads the page, opens the socket and joins.
    pub(crate) async fn connect(server: SocketAddr) -> io::Result<Self> {
        let (head, page) = load(server).await?;
        let id = attribute(&page, "<div id=\"");
        let (session, fixed) = (attribute(&page, "data-phx-session=\""), attribute(&page, "data-phx-static=\""));
        let csrf = attribute(&page, "name=\"csrf-token\" content=\"");
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap_or("none=none");
        let cookie = cookie.split(';').next().unwrap_or_default();

        let url = format!("ws://{server}/live/websocket?_csrf_token={csrf}&vsn=2.0.0");
        let mut request = url.into_client_request().map_err(io::Error::other)?;
        request.headers_mut().insert("cookie", cookie.parse().map_err(io::Error::other)?);
        request.headers_mut().insert("origin", format!("http://{server}").parse().map_err(io::Error::other)?);
        request.headers_mut().insert("user-agent", USER_AGENT.parse().map_err(io::Error::other)?);
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        let (socket, _) = client_async(request, stream).await.map_err(io::Error::other)?;
        let mut client = Self { socket, topic: format!("lv:{id}"), references: 4 };

        let join = format!(
            r#"["4","4","{}","phx_join",{{"url":"http://{server}/","params":{{"_csrf_token":"{csrf}","_mounts":0,"_mount_attempts":0}},"session":"{session}","static":"{fixed}","sticky":false}}]"#,
            client.topic
        );
        let answer = client.ask(join).await?;
        if answer.contains(r#""status":"ok""#) { Ok(client) } else { Err(io::Error::other(answer)) }
    }

    /// Sends `events` clicks, each when the one before it is answered, and says how many were.
    pub(crate) async fn run(mut self, events: usize) -> io::Result<usize> {
        for _ in 0..events {
            self.event("inc").await?;
        }
        Ok(events)
    }

    /// Clicks, and waits for the answer: the frame with a diff.
    pub(crate) async fn event(&mut self, name: &str) -> io::Result<()> {
        self.references += 1;
        let event = format!(
            r#"["4","{}","{}","event",{{"type":"click","event":"{name}","value":{{"value":""}}}}]"#,
            self.references, self.topic
        );
        let answer = self.ask(event).await?;
        if answer.contains("\"diff\"") { Ok(()) } else { Err(io::Error::other(answer)) }
    }

    /// Waits for a change that nobody here has asked for.
    pub(crate) async fn updated(mut self) -> io::Result<Self> {
        let update = self.next().await?;
        if update.contains("\"diff\"") { Ok(self) } else { Err(io::Error::other(update)) }
    }

    async fn ask(&mut self, frame: String) -> io::Result<String> {
        self.socket.send(Message::text(frame)).await.map_err(io::Error::other)?;
        self.next().await
    }

    async fn next(&mut self) -> io::Result<String> {
        match self.socket.next().await {
            Some(Ok(Message::Text(text))) => Ok(text.to_string()),
            other => Err(io::Error::other(format!("instead of an answer: {other:?}"))),
        }
    }
}

const USER_AGENT: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/// Head and body of `/`.
async fn load(server: SocketAddr) -> io::Result<(String, String)> {
    let mut stream = TcpStream::connect(server).await?;
    let request = format!("GET / HTTP/1.1\r\nhost: {server}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut response = String::new();
    stream.read_to_string(&mut response).await?;
    let (head, body) = response.split_once("\r\n\r\n").unwrap_or_default();
    Ok((head.to_owned(), body.to_owned()))
}

/// What stands between `before` and the next quote.
fn attribute<'a>(page: &'a str, before: &str) -> &'a str {
    page.split_once(before).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}
