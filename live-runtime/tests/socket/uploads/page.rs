//! A page that takes files, and a browser that sends them.

use std::{io, time::Duration};

use axum::{Extension, Router, body::Bytes};
use live_runtime::{External, UploadWriter, components::live_file_input, prelude::*};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;

use crate::browser::{Page, Server, Socket as Browser, View};

/// Told what becomes of each writer.
#[derive(Clone)]
pub(crate) struct Probe(pub(crate) mpsc::UnboundedSender<&'static str>);

/// Counts bytes. A file with an `!` cannot be written.
pub(crate) struct Counter(pub(crate) usize, pub(crate) Probe);

/// What a [`Counter`] has counted; it says when it is dropped.
pub(crate) struct Counted(pub(crate) usize, Probe);

impl Drop for Counted {
    fn drop(&mut self) {
        let _ = self.1.0.send("dropped");
    }
}

impl UploadWriter for Counter {
    type Written = Counted;
    type Error = io::Error;

    async fn write_chunk(&mut self, chunk: Bytes) -> io::Result<()> {
        if chunk.contains(&b'!') {
            return Err(io::Error::other("no `!`"));
        }
        assert!(!chunk.contains(&b'?'), "the writer panics");
        self.0 += chunk.len();
        Ok(())
    }

    async fn close(self) -> io::Result<Counted> {
        let _ = self.1.0.send("closed");
        Ok(Counted(self.0, self.1))
    }

    async fn cancel(self) {
        let _ = self.1.0.send("cancelled");
    }
}

#[live_view]
pub(crate) struct Inbox {
    counted: Upload<Counted>,
    stored: Upload,
    sent: Upload<External>,
    got: Vec<String>,
}

#[live_view]
impl Inbox {
    fn mount(Extension(probe): Extension<Probe>) -> Self {
        Self {
            counted: Upload::new()
                .writer(move |_| Counter(0, probe.clone()))
                .accept([".txt", "image/*"])
                .max_entries(2)
                .max_file_size(100_000)
                .chunk_timeout(Duration::from_millis(300))
                .check(|file| if file.name() == "no.txt" { Err("not this one".to_owned()) } else { Ok(()) }),
            stored: Upload::new().auto_upload().progress(Self::received).max_entries(200).max_file_size(1_000_000_000),
            sent: Upload::new().external(|file| async move {
                if file.size() == 13 {
                    Err("thirteen")
                } else {
                    Ok(External::new("S3", &json!({"url": "https://s3.test"})))
                }
            }),
            got: Vec::new(),
        }
    }

    #[handle_event]
    fn choose(&mut self) {}

    #[handle_event]
    fn cancel(&mut self, entry: EntryRef) {
        self.counted.cancel(entry);
    }

    #[handle_event]
    fn crash(&mut self) {
        panic!("on purpose");
    }

    #[handle_event]
    fn save(&mut self) {
        self.got.extend(self.counted.consume().map(|(entry, file)| format!("{} {}", entry.client_name(), file.0)));
        self.got.extend(self.sent.consume().map(|(_, file)| format!("{} {:?}", file.uploader(), file.get("url"))));
    }

    #[handle_progress]
    fn received(&mut self, entry: UploadEntry) {
        if let Some(file) = self.stored.consume_entry(entry.reference()) {
            self.got.push(format!("stored {}", file.len()));
        }
    }

    fn render(&self) -> impl Render {
        html! {
            <form id="files" phx-change="choose" phx-submit="save">
                <.live_file_input upload={&self.counted} aria-label="Counted"/>
                <.live_file_input upload={&self.stored} aria-label="Stored"/>
                <.live_file_input upload={&self.sent} aria-label="Sent"/>
            </form>
            {for entry in self.counted.entries().chain(self.sent.entries()) {
                <p>
                    {entry.client_name()}": "{entry.progress()}"% "{entry.error()}
                    <button type="button" phx-click="cancel" phx-value-entry={entry.reference()}>"Cancel"</button>
                </p>
            }}
            <p>{self.counted.error()}</p>
            <p :for={got in &self.got}>{got}</p>
            <button type="button" phx-click="crash">Crash</button>
        }
    }
}

pub(crate) struct Sender {
    pub(crate) socket: Browser,
    pub(crate) view: View,
    /// The references of the inputs, in order.
    pub(crate) uploads: [String; 3],
    pub(crate) probe: mpsc::UnboundedReceiver<&'static str>,
    pub(crate) page: Page,
    pub(crate) server: Server,
}

impl Probe {
    pub(crate) fn new() -> (Self, mpsc::UnboundedReceiver<&'static str>) {
        let (sender, told) = mpsc::unbounded_channel();
        (Self(sender), told)
    }
}

/// The page at `/inbox`.
pub(crate) fn pages(probe: Probe) -> Router {
    Router::new().live::<Inbox>("/inbox").layer(Extension(probe))
}

/// The references of the inputs of the page, in order.
pub(crate) fn uploads_of(view: &View) -> [String; 3] {
    let rendered = view.response["rendered"].to_string();
    let mut found = rendered.split(r#"data-phx-upload-ref=\""#).skip(1).map(|rest| rest.split('\\').next().unwrap());
    [(); 3].map(|()| found.next().unwrap().to_owned())
}

impl Sender {
    pub(crate) async fn open() -> Self {
        let (told, probe) = Probe::new();
        let server = Server::start(pages(told)).await;
        let (page, socket, view) = server.join("/inbox").await;
        Self { uploads: uploads_of(&view), socket, view, probe, page, server }
    }

    pub(crate) async fn choose(&mut self, upload: usize, files: &[Value]) -> String {
        let uploads = json!({self.uploads[upload].as_str(): files});
        let payload =
            json!({"type": "form", "event": "choose", "value": "", "meta": {"_target": "x"}, "uploads": uploads});
        self.socket.call(&self.view.clone(), "event", payload).await.to_string()
    }

    pub(crate) async fn preflight(&mut self, upload: usize, files: &[Value]) -> Value {
        let payload = json!({"ref": self.uploads[upload], "entries": files});
        self.socket.call(&self.view.clone(), "allow_upload", payload).await
    }

    /// Joins the channel of an entry, whatever comes of it.
    pub(crate) async fn join(&mut self, entry: &str, token: &Value) -> (View, String) {
        self.socket.try_join(&format!("lvu:{entry}"), json!({"token": token})).await
    }

    /// Chooses a file, and joins its channel.
    pub(crate) async fn begin(&mut self, upload: usize, entry: &str, size: u64) -> View {
        let file = [file(entry, "a.txt", size)];
        self.choose(upload, &file).await;
        let response = self.preflight(upload, &file).await;
        let (channel, status) = self.join(entry, &response["entries"][entry]).await;
        assert_eq!(status, "ok", "{response} {}", channel.response);
        channel
    }

    pub(crate) async fn chunk(&mut self, channel: &View, data: &[u8]) -> (String, Value) {
        let reference = self.socket.reference();
        self.socket.send_message(Message::binary(chunk(channel, &reference, data))).await;
        self.socket.reply(&reference).await
    }

    pub(crate) async fn progress(&mut self, upload: usize, entry: &str, progress: Value) -> String {
        let payload = json!({"event": null, "ref": self.uploads[upload], "entry_ref": entry, "progress": progress});
        self.socket.call(&self.view.clone(), "progress", payload).await.to_string()
    }

    pub(crate) async fn event(&mut self, name: &str, value: Value) -> String {
        self.socket.event(&self.view.clone(), name, value).await.to_string()
    }

    /// Waits for a frame that says so.
    pub(crate) async fn frame_with(&mut self, text: &str) -> Value {
        loop {
            let frame = self.socket.frame().await;
            if frame.to_string().contains(text) {
                return frame;
            }
        }
    }

    pub(crate) async fn told(&mut self) -> &'static str {
        let told = tokio::time::timeout(Duration::from_secs(20), self.probe.recv()).await;
        told.expect("the writer ends").expect("there is a writer")
    }
}

pub(crate) fn file(entry: &str, name: &str, size: u64) -> Value {
    json!({"ref": entry, "name": name, "size": size, "type": "", "relative_path": "", "last_modified": 1, "path": "x"})
}

pub(crate) fn chunk(channel: &View, reference: &str, data: &[u8]) -> Vec<u8> {
    binary(channel, reference, "chunk", data)
}

/// A binary frame.
pub(crate) fn binary(channel: &View, reference: &str, event: &str, data: &[u8]) -> Vec<u8> {
    let parts = [channel.join_ref.as_str(), reference, &channel.topic, event];
    let sizes = parts.iter().map(|part| u8::try_from(part.len()).unwrap());
    let header: Vec<u8> = [0].into_iter().chain(sizes).collect();
    [&header[..], parts.concat().as_bytes(), data].concat()
}
