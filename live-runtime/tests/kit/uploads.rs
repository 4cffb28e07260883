//! Files.

use live_runtime::{
    External,
    components::live_file_input,
    prelude::*,
    test::{File, View, live},
};
use serde_json::json;

use super::{failure, pages::app, says};

/// Three uploads: sent with the form, sent at once, and none at all.
#[live_view]
pub(crate) struct Photos {
    photos: Upload,
    quick: Upload,
    title: String,
    said: Vec<String>,
    is_closed: bool,
}

#[live_view]
impl Photos {
    fn mount() -> Self {
        let photos = Upload::new().accept([".jpg", ".png"]).max_entries(2).max_file_size(1000).chunk_size(100);
        let quick = Upload::new().auto_upload().progress(Self::arrived);
        Self { photos, quick, title: String::new(), said: Vec::new(), is_closed: false }
    }

    #[handle_event]
    fn choose(&mut self) {}

    #[handle_event]
    fn cancel(&mut self, entry: EntryRef) {
        self.photos.cancel(entry);
        self.quick.cancel(entry);
    }

    #[handle_event]
    fn close(&mut self) {
        self.is_closed = true;
    }

    #[handle_event]
    fn save(&mut self, form: Form<Titled>) {
        self.title = form.into_inner().title;
        for (entry, file) in self.photos.consume() {
            let (len, kind, path) = (file.len(), entry.content_type(), entry.relative_path());
            self.said.push(format!("{} {len} {kind} {path} {:?}", entry.client_name(), entry.last_modified()));
        }
    }

    #[handle_progress]
    fn arrived(&mut self, entry: UploadEntry) {
        self.said.push(format!("{} {}", entry.client_name(), entry.progress()));
        self.quick.consume_entry(entry.reference());
    }

    fn render(&self) -> impl Render {
        html! {
            <div id="zone" phx-drop-target={self.photos.reference()}>
                <form id="photos" phx-change="choose" phx-submit="save">
                    <input name="title" aria-label="Title" value={&self.title}>
                    <.live_file_input upload={&self.photos} class="photos" disabled={self.is_closed} aria-label="Photos"/>
                    <button type="submit">Save</button>
                </form>
                <p :for={entry in self.photos.entries()} class="entry">
                    {entry.client_name()}": "{entry.progress()}" % "{entry.error()}
                    <button type="button" phx-click="cancel" phx-value-entry={entry.reference()}>Cancel {entry.client_name()}</button>
                </p>
                <p id="wrong">{self.photos.error()}</p>
            </div>
            <form id="quick" phx-change="choose" phx-submit="save">
                <input type="hidden" name="title" value="quick">
                <label hidden>Quick <.live_file_input upload={&self.quick} class="quick"/></label>
                <label for={self.quick.reference()}>Quick</label>
            </form>
            <p :for={entry in self.quick.entries()} class="entry">
                {entry.client_name()}": "{entry.progress()}" %"
                <button type="button" phx-click="cancel" phx-value-entry={entry.reference()}>Cancel {entry.client_name()}</button>
            </p>
            <p id="title">{&self.title}</p>
            <ul id="said"><li :for={line in &self.said}>{line}</li></ul>
            <button type="button" id="close" phx-click="close">Close</button>
            <input type="file" id="plain" name="plain" aria-label="Plain">
            <div id="nowhere" phx-drop-target="nobody">Nowhere</div>
        }
    }
}

#[derive(serde::Deserialize)]
struct Titled {
    title: String,
}

async fn photos() -> View {
    live(&app(), "/photos").await
}

fn said(view: &View) -> Vec<String> {
    view.texts("#said li")
}

fn entries(view: &View) -> Vec<String> {
    view.texts(".entry").into_iter().map(|text| text.split(" Cancel").next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn files_are_sent_before_their_form() {
    let mut view = photos().await;
    let moon = File::new("moon.jpg", [1; 250]).last_modified(5).relative_path("2024/moon.jpg");
    view.file_input(".photos").choose([moon, File::new("sun.PNG", [2; 10]).content_type("image/x-sun")]).await;
    assert_eq!(entries(&view), ["moon.jpg: 0 %", "sun.PNG: 0 %"]);
    view.form("#photos").fill(&[("title", "Skies")]).submit().await;
    let expected = ["moon.jpg 250 image/jpeg 2024/moon.jpg Some(5)", "sun.PNG 10 image/x-sun Some(1700000000000)"];
    assert_eq!(said(&view), expected);
    assert_eq!(view.element("#title").text(), "Skies");
    view.refute_element(".entry");

    // Another time, in two steps.
    view.file_input(".photos").choose([File::new("a.jpg", [1; 10])]).await;
    view.file_input(".photos").choose([File::new("b.jpg", [1; 10])]).await;
    view.element("#photos button").click().await;
    assert_eq!(said(&view).len(), 4);
}

#[tokio::test]
async fn a_form_waits_for_files_that_are_held() {
    let mut view = photos().await;
    let files = [File::new("moon.jpg", [1; 250]).held_at(50), File::new("sun.jpg", [2; 100])];
    view.file_input(".photos").choose(files).await.form("#photos").fill(&[("title", "Skies")]).submit().await;
    assert_eq!(entries(&view), ["moon.jpg: 50 %", "sun.jpg: 100 %"]);
    assert_eq!(view.element("#title").text(), "");
    view.file_input(".photos").upload_to("moon.jpg", 80).await;
    assert_eq!(entries(&view), ["moon.jpg: 80 %", "sun.jpg: 100 %"]);
    view.file_input(".photos").upload_to("moon.jpg", 100).await;
    assert_eq!((said(&view).len(), view.element("#title").text()), (2, "Skies".to_owned()));
}

#[tokio::test]
async fn a_form_goes_on_without_what_is_cancelled() {
    let mut view = photos().await;
    let files = [File::new("moon.jpg", [1; 250]).held_at(50), File::new("sun.jpg", [2; 100])];
    view.file_input(".photos").choose(files).await.form("#photos").submit().await;
    view.element_with_text("button", "Cancel moon.jpg").click().await;
    assert_eq!(said(&view), ["sun.jpg 100 image/jpeg Some(1700000000000)"]);
}

#[tokio::test]
async fn files_that_begin_by_themselves() {
    let mut view = photos().await;
    view.file_input(".quick").choose([File::new("a.txt", [1; 150])]).await;
    assert_eq!(said(&view), ["a.txt 100"]);
    view.file_input(".quick").choose([File::new("b.txt", [1; 1000]).held_at(10)]).await;
    assert_eq!(entries(&view), ["b.txt: 10 %"]);
    view.file_input(".quick").upload_to("b.txt", 100).await;
    assert_eq!(said(&view), ["a.txt 100", "b.txt 10", "b.txt 100"]);
    view.file_input(".quick").choose([File::new("c.txt", [1; 1000]).held_at(10)]).await;
    view.element_with_text("button", "Cancel c.txt").click().await.refute_element(".entry");
    view.file_input(".quick").choose([File::new("d.txt", [1; 1000]).held_at(0)]).await;
    view.form("#quick").submit().await;
    assert_eq!(view.element("#title").text(), "");
    view.file_input(".quick").upload_to("d.txt", 100).await;
    assert_eq!(view.element("#title").text(), "quick");
}

#[tokio::test]
async fn what_is_wrong_with_files_is_shown() {
    let mut view = photos().await;
    view.file_input(".photos").choose([File::new("a.txt", [1; 10]), File::new("b.jpg", vec![1; 1001])]).await;
    view.assert_text("a.txt: 0 % is of a type that is not accepted").assert_text("b.jpg: 0 % is larger than 1 kB");
    // The client sends nothing of such a form.
    view.form("#photos").fill(&[("title", "No")]).submit().await;
    assert_eq!((said(&view).len(), view.element("#title").text()), (0, String::new()));
    view.element_with_text("button", "Cancel a.txt").click().await;
    view.element_with_text("button", "Cancel b.jpg").click().await;
    view.element("#zone").drop_files([1, 2, 3].map(|name| File::new(&format!("{name}.jpg"), [1; 10]))).await;
    assert_eq!(view.element("#wrong").text(), "at most 2 files can be uploaded");
    view.element_with_text("button", "Cancel 2.jpg").click().await;
    assert_eq!(view.element("#wrong").text(), "");
    view.form("#photos").submit().await;
    assert_eq!(said(&view).len(), 2);
}

#[tokio::test]
async fn what_a_person_could_not_choose() {
    let file = |name: &str| File::new(name, [1; 10]);
    for (selector, files, message) in [
        (".quick", vec![file("a"), file("b")], "one file can be chosen in"),
        (".photos", vec![], "no file is chosen"),
        (".photos", vec![File::new("a.jpg", [])], "`a.jpg` is empty, and the client sends no empty files"),
        ("#plain", vec![file("a")], "`<input id=\"plain\">` is no `<.live_file_input>`"),
        ("[name=title][aria-label]", vec![file("a")], "is no input for files"),
        (".photo", vec![file("a")], "no element matches `.photo`"),
    ] {
        let mut view = photos().await;
        says(&failure(async { view.file_input(selector).choose(files).await.url().len() }).await, &[message]);
    }
    let mut view = photos().await;
    view.element("#close").click().await;
    let text = failure(async { view.file_input(".photos").choose([file("a.jpg")]).await.url().len() }).await;
    says(&text, &["cannot be opened: it is disabled"]);
    let text = failure(async { view.element("#zone").drop_files([file("a.jpg")]).await.url().len() }).await;
    says(&text, &["nothing can be dropped on `<div id=\"zone\">`: its input is disabled"]);
    let text = failure(async { view.element("#said").drop_files([file("a.jpg")]).await.url().len() }).await;
    says(&text, &["no `phx-drop-target` is around it"]);
    let text = failure(async { view.element("#nowhere").drop_files([file("a.jpg")]).await.url().len() }).await;
    says(&text, &["the page has no input with the id `nobody`"]);
    let mut view = photos().await;
    let text = failure(async { view.form("#photos").fill(&[("photos", "a")]).submit().await.url().len() }).await;
    says(&text, &["`photos` is for files: use `file_input`"]);
}

#[tokio::test]
async fn files_that_are_not_on_their_way() {
    let mut view = photos().await;
    view.file_input(".photos").choose([File::new("a.jpg", [1; 100])]).await;
    let text = failure(async { view.file_input(".photos").upload_to("b.jpg", 10).await.url().len() }).await;
    says(&text, &["no file `b.jpg` has been chosen; those that have are [\"a.jpg\"]"]);
    let text = failure(async { view.file_input(".photos").upload_to("a.jpg", 10).await.url().len() }).await;
    says(&text, &["it is sent when its form is submitted"]);
    let text = failure(async { view.file_input(".photos").metadata("a.jpg") }).await;
    says(&text, &["`a.jpg` is not sent elsewhere"]);
    let text = failure(async { view.file_input(".photos").fail_upload("a.jpg").await.url().len() }).await;
    says(&text, &["not on its way to elsewhere"]);
    view.form("#photos").submit().await;
    let text = failure(async { view.file_input(".photos").upload_to("a.jpg", 10).await.url().len() }).await;
    says(&text, &["it has arrived, or has been given up"]);
    view.file_input(".quick").choose([File::new("a.txt", [1; 100]).held_at(50)]).await;
    let text = failure(async { view.file_input(".quick").upload_to("a.txt", 40).await.url().len() }).await;
    says(&text, &["of `a.txt` 50 % have been sent already"]);
}

/// Files that are sent elsewhere.
#[live_view]
pub(crate) struct Bucket {
    files: Upload<External>,
    stored: Vec<String>,
}

#[live_view]
impl Bucket {
    fn mount() -> Self {
        let files = Upload::new().max_entries(2).external(|file| {
            let name = file.name().to_owned();
            async move {
                if name == "secret" {
                    return Err("is not for others");
                }
                Ok(External::new("S3", &json!({"url": format!("https://bucket.example/{name}")})))
            }
        });
        Self { files, stored: Vec::new() }
    }

    #[handle_event]
    fn choose(&mut self) {}

    #[handle_event]
    fn save(&mut self) {
        self.stored.extend(self.files.consume().map(|(entry, _)| entry.client_name().to_owned()));
    }

    fn render(&self) -> impl Render {
        html! {
            <form id="bucket" phx-change="choose" phx-submit="save"><.live_file_input upload={&self.files}/></form>
            <p :for={entry in self.files.entries()} class="entry">{entry.client_name()}": "{entry.progress()}" % "{entry.error()}</p>
            <ul><li :for={name in &self.stored}>{name}</li></ul>
        }
    }
}

#[tokio::test]
async fn files_that_are_sent_elsewhere() {
    let mut view = live(&app(), "/bucket").await;
    view.file_input("[type=file]").choose([File::new("a", [1; 10]), File::new("b", [1; 10]).held_at(30)]).await;
    view.form("#bucket").submit().await;
    assert_eq!(entries(&view), ["a: 100 %", "b: 30 %"]);
    let metadata = view.file_input("[type=file]").metadata("b");
    assert_eq!(metadata, json!({"uploader": "S3", "url": "https://bucket.example/b"}));
    view.file_input("[type=file]").upload_to("b", 100).await;
    assert_eq!(view.texts("li"), ["a", "b"]);

    view.file_input("[type=file]").choose([File::new("c", [1; 10]).held_at(0)]).await;
    view.form("#bucket").submit().await;
    view.file_input("[type=file]").fail_upload("c").await.assert_text("c: 0 % could not be sent");
    assert_eq!(view.texts("li"), ["a", "b"]);
}

#[tokio::test]
async fn a_file_that_may_not_be_sent_elsewhere() {
    let mut view = live(&app(), "/bucket").await;
    view.file_input("[type=file]").choose([File::new("secret", [1; 10])]).await;
    view.form("#bucket").submit().await.assert_text("secret: 0 % is not for others").refute_element("li");
}
