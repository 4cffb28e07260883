//! A page of live components that take files, work, and have views inside of them; and its browser.

use std::{collections::HashMap, time::Duration};

use axum::{Extension, Router};
use live_runtime::{
    External, TerminateReason,
    components::{live_file_input, live_render},
    prelude::*,
};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;

use crate::{
    browser::{Page, Server, Socket as Browser, View},
    uploads::page::{Counted, Counter, Probe, chunk, file},
};

/// Says when it begins and when it ends.
struct Told(Probe);

impl Told {
    fn begin(probe: &Probe) -> Self {
        let _ = probe.0.send("a task begins");
        Self(probe.clone())
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        let _ = self.0.0.send("a task ends");
    }
}

async fn never(told: Told) -> u32 {
    let _told = told;
    std::future::pending().await
}

#[live_component]
struct Part {
    number: u32,
    probe: Option<Probe>,
    whole: Option<Address<Whole>>,
    counted: Option<Upload<Counted>>,
    stored: Upload,
    sent: Upload<External>,
    got: Vec<String>,
    loaded: Option<AsyncResult<u32>>,
}

#[live_component(allow(accessibility))]
impl Part {
    fn mount() -> Self {
        Self {
            number: 0,
            probe: None,
            whole: None,
            counted: None,
            stored: Upload::new().auto_upload().progress(Self::received),
            sent: Upload::new()
                .external(async |_| Ok::<_, String>(External::new("S3", &json!({"url": "https://s3.test"})))),
            got: Vec::new(),
            loaded: None,
        }
    }

    fn update(&mut self, number: u32, probe: &Probe, whole: &Address<Whole>) {
        self.number = number;
        self.whole.get_or_insert_with(|| whole.clone());
        let probe = self.probe.get_or_insert_with(|| probe.clone()).clone();
        self.counted.get_or_insert_with(|| {
            Upload::new()
                .accept([".txt"])
                .chunk_timeout(Duration::from_millis(300))
                .writer(move |_| Counter(0, probe.clone()))
        });
    }

    #[handle_event]
    fn choose(&mut self) {}

    #[handle_event]
    fn cancel(&mut self, entry: EntryRef) {
        if let Some(counted) = &mut self.counted {
            counted.cancel(entry);
        }
    }

    #[handle_event]
    fn save(&mut self) {
        self.got.push("saved".to_owned());
        let counted = self.counted.iter_mut().flat_map(Upload::consume);
        self.got.extend(counted.map(|(entry, file)| format!("{} {}", entry.client_name(), file.0)));
        self.got.extend(self.sent.consume().map(|(_, file)| format!("sent by {}", file.uploader())));
    }

    #[handle_progress]
    async fn received(&mut self, entry: UploadEntry, socket: &mut Socket<Self>) {
        assert!(socket.connected());
        self.got.push(format!("stored: {}%", entry.progress()));
        if let Some(file) = self.stored.consume_entry(entry.reference()) {
            self.got.push(format!("stored {}", file.len()));
        }
    }

    #[handle_event]
    fn work(&mut self, socket: &mut Socket<Self>) {
        if let Some(probe) = &self.probe {
            socket.start_async(Self::worked, never(Told::begin(probe)));
            self.loaded = Some(AsyncResult::Loading);
            socket.reload_async(
                |part: &mut Self| part.loaded.get_or_insert(AsyncResult::Loading),
                never(Told::begin(probe)),
            );
        }
    }

    #[handle_event]
    fn count(&mut self, socket: &mut Socket<Self>) {
        self.got.push("counting".to_owned());
        socket.start_async(Self::worked, async { 7 });
        let loaded =
            socket.assign_async(|part: &mut Self| part.loaded.get_or_insert(AsyncResult::Loading), async { 8 });
        self.loaded = Some(loaded);
    }

    #[handle_async]
    fn worked(&mut self, result: Result<u32, AsyncError>) {
        self.got.extend(result.map(|number| format!("counted {number}")));
    }

    fn render(&self) -> impl Render {
        html! {
            <section>
                <form id={format_args!("part-{}", self.number)} phx-change="choose" phx-submit="save" phx-target={self}>
                    {if let Some(counted) = &self.counted {
                        <.live_file_input upload={counted} aria-label="Counted"/>
                    }}
                    <.live_file_input upload={&self.stored} aria-label="Stored"/>
                    <.live_file_input upload={&self.sent} aria-label="Sent"/>
                </form>
                {for entry in self.counted.iter().flat_map(Upload::entries) {
                    <p>
                        {entry.client_name()}": "{entry.progress()}"% "{entry.error()}
                        <button
                            type="button" phx-click="cancel" phx-value-entry={entry.reference()} phx-target={self}
                        >"Cancel"</button>
                    </p>
                }}
                <p :for={got in &self.got}>{got}</p>
                <p phx-click="work" phx-target={self}>
                    {if let Some(number) = self.loaded.as_ref().and_then(AsyncResult::ok) { {format_args!("loaded {number}")} }}
                </p>
                <p phx-click="count" phx-target={self}></p>
                {if let Some(whole) = &self.whole {
                    <.live_render id={&format!("child-{}", self.number)} view={Child::child(self.number, whole)}/>
                }}
            </section>
        }
    }
}

/// A child has greeted.
struct Greeted;

#[live_view]
struct Child {
    number: u32,
    greeting: &'static str,
    whole: Address<Whole>,
    probe: Probe,
}

#[live_view(nested, allow(accessibility))]
impl Child {
    fn mount(number: u32, whole: Address<Whole>, Extension(probe): Extension<Probe>) -> Self {
        Self { number, greeting: "", whole, probe }
    }

    #[handle_event]
    fn greet(&mut self) {
        self.greeting = "hello";
        let _ = self.whole.send(Greeted);
    }

    fn terminate(&mut self, _: TerminateReason) {
        let _ = self.probe.0.send("the child ends");
    }

    fn render(&self) -> impl Render {
        html! { <u phx-click="greet">inside of {self.number}{self.greeting}</u> }
    }
}

#[live_view]
struct Whole {
    shown: u32,
    greeted: u32,
    probe: Probe,
    address: Address<Self>,
}

#[live_view(allow(accessibility))]
impl Whole {
    fn mount(Extension(probe): Extension<Probe>, socket: &mut Socket<Self>) -> Self {
        Self { shown: 2, greeted: 0, probe, address: socket.address() }
    }

    #[handle_event]
    fn show(&mut self, count: u32) {
        self.shown = count;
    }

    #[handle_info]
    fn greeted(&mut self, _: Greeted) {
        self.greeted += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <p phx-click="show" phx-value-count={self.shown}>{format_args!("greeted {}", self.greeted)}</p>
            <Part
                :for={number in 1..=self.shown} :key={number} id={number}
                number={number} probe={&self.probe} whole={&self.address}
            />
        }
    }
}

/// A browser that shows two parts, of which the numbers are 1 and 2.
pub(super) struct Parts {
    pub(super) socket: Browser,
    pub(super) view: View,
    pub(super) probe: mpsc::UnboundedReceiver<&'static str>,
    pub(super) html: String,
    /// The references of uploads, by the component's number and the name.
    pub(super) uploads: HashMap<String, String>,
    page: Page,
    _server: Server,
}

impl Parts {
    pub(super) async fn open() -> Self {
        let (sender, probe) = mpsc::unbounded_channel();
        let pages = Router::new().live::<Whole>("/parts").layer(Extension(Probe(sender)));
        let server = Server::start(pages).await;
        let page = server.load("/parts").await;
        let (_, _, html) = server.get("/parts", &[]).await;
        let mut socket = server.connect(&page).await;
        let view = socket.join(&page).await;
        let mut uploads = HashMap::new();
        for (cid, component) in view.response["rendered"]["c"].as_object().unwrap() {
            let text = component.to_string();
            let found = text.split(r#"data-phx-upload-ref=\""#).skip(1);
            let references = found.map(|rest| rest.split('\\').next().unwrap().to_owned());
            for (name, reference) in ["counted", "stored", "sent"].into_iter().zip(references) {
                uploads.insert(format!("{cid} {name}"), reference);
            }
        }
        Self { socket, view, probe, html, uploads, page, _server: server }
    }

    fn upload(&self, cid: u32, name: &str) -> String {
        self.uploads[&format!("{cid} {name}")].clone()
    }

    pub(super) async fn choose(&mut self, cid: u32, upload: &str, files: &[Value]) -> Value {
        let uploads = json!({self.upload(cid, upload): files});
        let meta = json!({"_target": upload});
        let payload =
            json!({"type": "form", "event": "choose", "value": "", "meta": meta, "uploads": uploads, "cid": cid});
        self.socket.call(&self.view.clone(), "event", payload).await
    }

    pub(super) async fn preflight(&mut self, cid: u32, upload: &str, files: &[Value]) -> Value {
        let payload = json!({"ref": self.upload(cid, upload), "entries": files, "cid": cid});
        self.socket.call(&self.view.clone(), "allow_upload", payload).await
    }

    pub(super) async fn try_join(&mut self, entry: &str, token: &Value) -> (View, String) {
        self.socket.try_join(&format!("lvu:{entry}"), json!({"token": token})).await
    }

    pub(super) async fn join(&mut self, entry: &str, token: &Value) -> View {
        let (channel, status) = self.try_join(entry, token).await;
        assert_eq!(status, "ok", "{}", channel.response);
        channel
    }

    /// Chooses a file, and joins its channel.
    pub(super) async fn begin(&mut self, cid: u32, upload: &str, entry: &str, size: u64) -> View {
        let files = [file(entry, "a.txt", size)];
        self.choose(cid, upload, &files).await;
        let response = self.preflight(cid, upload, &files).await;
        self.join(entry, &response["entries"][entry]).await
    }

    pub(super) async fn chunk(&mut self, channel: &View, data: &[u8]) -> (String, Value) {
        let reference = self.socket.reference();
        self.socket.send_message(Message::binary(chunk(channel, &reference, data))).await;
        self.socket.reply(&reference).await
    }

    pub(super) async fn progress(&mut self, cid: u32, upload: &str, entry: &str, progress: Value) -> Value {
        let upload = self.upload(cid, upload);
        let payload = json!({"event": null, "ref": upload, "entry_ref": entry, "progress": progress, "cid": cid});
        self.socket.call(&self.view.clone(), "progress", payload).await
    }

    /// An event of a component.
    pub(super) async fn event(&mut self, cid: u32, name: &str, value: Value) -> Value {
        let payload = json!({"type": "click", "event": name, "value": value, "cid": cid});
        self.socket.call(&self.view.clone(), "event", payload).await
    }

    /// Has the view show so many components.
    pub(super) async fn show(&mut self, count: u32) -> Value {
        self.socket.event(&self.view.clone(), "show", json!({"count": count})).await
    }

    /// Says that components are gone from the page.
    pub(super) async fn destroy(&mut self, cids: &[u32]) -> Value {
        let view = self.view.clone();
        assert_eq!(self.socket.call(&view, "cids_will_destroy", json!({"cids": cids})).await, json!({}));
        self.socket.call(&view, "cids_destroyed", json!({"cids": cids})).await
    }

    /// Joins the view inside of a component.
    pub(super) async fn join_child(&mut self, cid: u32) -> View {
        let rendered = self.view.response["rendered"]["c"][cid.to_string()].to_string();
        let (_, session) = rendered.split_once(r#"data-phx-session=\""#).expect("a nested view");
        let session = session.split('\\').next().unwrap();
        let before = format!("<div id=\"child-{cid}\"");
        let (_, statics) = self.html.split_once(&before).unwrap_or_else(|| panic!("no {before} in {}", self.html));
        let (_, statics) = statics.split_once("data-phx-static=\"").unwrap();
        let statics = statics.split('"').next().unwrap();
        let mut payload = self.page.payload();
        payload["session"] = json!(session);
        payload["static"] = json!(statics);
        payload["url"] = Value::Null;
        let (view, status) = self.socket.try_join(&format!("lv:child-{cid}"), payload).await;
        assert_eq!(status, "ok", "{}", view.response);
        view
    }

    /// Waits for a frame that says so.
    pub(super) async fn frame_with(&mut self, text: &str) -> Value {
        loop {
            let frame = self.socket.frame().await;
            if frame.to_string().contains(text) {
                return frame;
            }
        }
    }

    pub(super) async fn told(&mut self) -> &'static str {
        let told = tokio::time::timeout(Duration::from_secs(20), self.probe.recv()).await;
        told.expect("something happens").expect("somebody tells")
    }

    pub(super) async fn gone(&mut self, is_so: impl Fn() -> bool) {
        eventually(is_so).await;
    }
}

/// Waits until it is so.
pub(super) async fn eventually(is_so: impl Fn() -> bool) {
    let waiting = async {
        while !is_so() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.expect("it comes to be so");
}
