//! What live components have inside: files, streams, work, views and portals.

use live_runtime::{
    components::{live_file_input, live_render, portal},
    prelude::*,
    test::{File, View, live},
};

use super::{
    children::Clock,
    failure,
    pages::{Song, app},
    says,
};

/// Files of its own.
#[live_component]
pub(crate) struct Album {
    photos: Upload,
    kept: Vec<String>,
}

impl Default for Album {
    fn default() -> Self {
        let photos = Upload::new().accept([".jpg"]).max_entries(2).max_file_size(1000).chunk_size(100);
        Self { photos, kept: Vec::new() }
    }
}

#[live_component]
impl Album {
    fn update(&mut self) {}

    #[handle_event]
    fn choose(&mut self) {}

    #[handle_event]
    fn cancel(&mut self, entry: EntryRef) {
        self.photos.cancel(entry);
    }

    #[handle_event]
    fn save(&mut self) {
        self.kept.extend(self.photos.consume().map(|(entry, file)| format!("{} {}", entry.client_name(), file.len())));
    }

    fn render(&self) -> impl Render {
        html! {
            <section class="album">
                <form id={self.photos.reference().to_string() + "-form"} phx-change="choose" phx-submit="save" phx-target={self}>
                    <div phx-drop-target={self.photos.reference()} class="drop">
                        <.live_file_input upload={&self.photos} aria-label="Photos"/>
                    </div>
                </form>
                <p :for={entry in self.photos.entries()} class="entry">
                    {entry.client_name()}" "{entry.progress()}"% "{entry.error()}
                    <button type="button" phx-click="cancel" phx-value-entry={entry.reference()} phx-target={self}>Cancel</button>
                </p>
                <ul><li :for={name in &self.kept}>{name}</li></ul>
            </section>
        }
    }
}

/// A stream, a task, a view and a portal of its own.
#[live_component]
pub(crate) struct Box {
    songs: Stream<Song>,
    next: u32,
    found: AsyncResult<u32>,
    is_open: bool,
    said: String,
}

impl Default for Box {
    fn default() -> Self {
        let songs = Stream::new("boxed", [Song { id: 1 }]);
        Self { songs, next: 2, found: AsyncResult::Loading, is_open: false, said: String::new() }
    }
}

#[derive(serde::Deserialize)]
struct Said {
    text: String,
}

#[live_component]
impl Box {
    fn update(&mut self, socket: &mut Socket<Self>) {
        if matches!(self.found, AsyncResult::Loading) {
            self.found = socket.assign_async(|component| &mut component.found, async { 7 });
        }
    }

    #[handle_event]
    fn add(&mut self) {
        self.songs.insert(Song { id: self.next }, At::Start);
        self.next += 1;
    }

    #[handle_event]
    fn toggle(&mut self) {
        self.is_open = !self.is_open;
    }

    #[handle_event]
    fn say(&mut self, form: Form<Said>) {
        self.said = form.into_inner().text;
    }

    fn render(&self) -> impl Render {
        html! {
            <section id="box">
                <p>Found {self.found.ok()}, said {&self.said}</p>
                <ol id="boxed" phx-update="stream"><li :for={(id, song) in &self.songs} id={id}>{song.id}</li></ol>
                <button type="button" id="box-add" phx-click="add" phx-target={self}>Add</button>
                <button type="button" id="toggle" phx-click="toggle" phx-target={self}>Open</button>
                <.live_render id="boxed-clock" view={Clock::child(5)}/>
                <.portal :if={self.is_open} id="dialog" target="body">
                    <div class="dialog">
                        <p>In the portal: {&self.said}</p>
                        <form id="say" phx-change="say" phx-target={self}><input name="text" aria-label="Text"></form>
                        <button type="button" id="close" phx-click="toggle" phx-target={self}>Close</button>
                    </div>
                </.portal>
            </section>
        }
    }
}

#[live_view]
pub(crate) struct Boxes {
    clicks: u32,
}

#[live_view]
impl Boxes {
    fn mount() -> Self {
        Self { clicks: 0 }
    }

    #[handle_event]
    fn click(&mut self) {
        self.clicks += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <Album id="one"/>
            <Album id="two"/>
            <Box id="box"/>
            <.portal id="outer" target="#aside">
                <button type="button" id="in-aside" phx-click="click">Clicked {self.clicks}</button>
                <.portal id="inner" target="body"><p id="inside">Inside {self.clicks}</p></.portal>
            </.portal>
            <aside id="aside"></aside>
        }
    }
}

fn entries(view: &View) -> Vec<String> {
    view.texts(".entry").into_iter().map(|text| text.replace(" Cancel", "")).collect()
}

#[tokio::test]
async fn files_of_components() {
    let mut view = live(&app(), "/boxes").await;
    view.file_input(".album:nth-of-type(2) [type=file]").choose([File::new("moon.jpg", [1; 250]).held_at(50)]).await;
    assert_eq!(entries(&view), ["moon.jpg 0%"]);
    view.refute_element(".album:nth-of-type(1) .entry");
    view.form(".album:nth-of-type(2) form").submit().await;
    assert_eq!(entries(&view), ["moon.jpg 50%"]);
    view.file_input(".album:nth-of-type(2) [type=file]").upload_to("moon.jpg", 100).await;
    assert_eq!(view.texts(".album:nth-of-type(2) li"), ["moon.jpg 250"]);

    // The other one has files of its own, of the same names.
    view.element(".album:nth-of-type(1) .drop")
        .drop_files([File::new("moon.jpg", [1; 20]), File::new("a.txt", [1])])
        .await;
    assert_eq!(entries(&view), ["moon.jpg 0%", "a.txt 0% is of a type that is not accepted"]);
    view.form(".album:nth-of-type(1) form").submit().await.refute_element(".album:nth-of-type(1) li");
    view.element(".entry:nth-of-type(2) button").click().await;
    view.form(".album:nth-of-type(1) form").submit().await;
    assert_eq!(view.texts(".album li"), ["moon.jpg 20", "moon.jpg 250"]);
}

#[tokio::test]
async fn streams_and_work_of_components() {
    let mut view = live(&app(), "/boxes").await;
    view.render_async().await.assert_text("Found 7");
    view.element("#box-add").click().await;
    view.element("#box-add").click().await;
    assert_eq!(view.texts("#boxed li"), ["3", "2", "1"]);
    view.element("#toggle").click().await;
    assert_eq!(view.texts("#boxed li"), ["3", "2", "1"]);
}

#[tokio::test]
async fn views_in_components() {
    let mut view = live(&app(), "/boxes").await;
    view.child("boxed-clock").element("button").click().await;
    view.child("boxed-clock").assert_text("6 o’clock");
    view.element("#box-add").click().await;
    view.child("boxed-clock").assert_text("6 o’clock");
}

#[tokio::test]
async fn portals_of_components() {
    let mut view = live(&app(), "/boxes").await;
    view.refute_element(".dialog");
    view.element("#toggle").click().await;
    view.assert_element("body > div > .dialog").refute_element("#box .dialog");
    view.form("#say").fill(&[("text", "hello")]).change().await;
    view.assert_text("In the portal: hello").assert_text("said hello");
    view.element("#close").click().await.refute_element(".dialog").assert_element("#box");
}

#[tokio::test]
async fn portals_in_portals() {
    let mut view = live(&app(), "/boxes").await;
    view.assert_element("#aside #in-aside").refute_element("#aside #inside").assert_element("body > div > #inside");
    view.element("#in-aside").click().await.assert_text("Clicked 1").assert_text("Inside 1");
    assert_eq!((view.count("#in-aside"), view.count("#inside")), (1, 1));
}

/// Its portal leads nowhere.
#[live_view]
pub(crate) struct Nowhere;

#[live_view]
impl Nowhere {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <.portal id="lost" target="#missing"><p>Lost</p></.portal> }
    }
}

#[tokio::test]
async fn a_portal_without_a_target() {
    says(
        &failure(async { live(&app(), "/nowhere").await }).await,
        &["the page has no `#missing`, which is a portal's target"],
    );
}
