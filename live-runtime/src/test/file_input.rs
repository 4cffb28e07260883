//! Choosing files, and what becomes of them.

use std::panic::Location;

use scraper::ElementRef;
use serde_json::Value;

use super::{
    Element, File, View,
    failure::{Place, fail, short},
    obstacle::{is_disabled, lineage, name_of},
    uploads::Stage,
};

/// An input for files. Made by [`View::file_input`].
#[derive(Debug)]
#[must_use = "choose files in it"]
pub struct FileInput<'a>(Element<'a>);

impl View {
    /// An input for files, by its CSS selector: [`live_file_input`](crate::components::live_file_input()).
    ///
    /// What the client does is done: the view is told of the files, is asked whether they may be sent, and gets them chunk
    /// by chunk over channels of their own; at once, or when the form is submitted.
    ///
    /// ```
    /// # use axum::Router;
    /// # use live_runtime::{components::live_file_input, prelude::*};
    /// use live_runtime::test::{File, live};
    ///
    /// # #[live_view]
    /// # struct Photos { photos: Upload, stored: Vec<String> }
    /// # #[live_view]
    /// # impl Photos {
    /// #     fn mount() -> Self { Self { photos: Upload::new().accept([".jpg"]).max_entries(2), stored: Vec::new() } }
    /// #     #[handle_event]
    /// #     fn choose(&mut self) {}
    /// #     #[handle_event]
    /// #     fn save(&mut self) {
    /// #         self.stored.extend(self.photos.consume().map(|(entry, _)| entry.client_name().to_owned()));
    /// #     }
    /// #     fn render(&self) -> impl Render {
    /// #         html! {
    /// #             <form id="photos" phx-change="choose" phx-submit="save">
    /// #                 <.live_file_input upload={&self.photos} aria-label="Photos"/>
    /// #             </form>
    /// #             <p :for={entry in self.photos.entries()}>{entry.client_name()}": "{entry.progress()}" % "{entry.error()}</p>
    /// #             <ul><li :for={name in &self.stored}>{name}</li></ul>
    /// #         }
    /// #     }
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let app = Live::new(Secret::random()).serve(Router::new().live::<Photos>("/"));
    /// let mut view = live(&app, "/").await;
    /// view.file_input("[name=photos]").choose([File::new("moon.jpg", [7; 3000]).held_at(50)]).await;
    /// view.form("#photos").submit().await.assert_text("moon.jpg: 50 %").refute_element("li");
    /// view.file_input("[name=photos]").upload_to("moon.jpg", 100).await.assert_element("li");
    ///
    /// view.file_input("[name=photos]").choose([File::new("moon.exe", [7; 10])]).await;
    /// view.assert_text("is of a type that is not accepted");
    /// # });
    /// ```
    pub fn file_input(&mut self, selector: &str) -> FileInput<'_> {
        FileInput(self.element(selector))
    }

    /// Of the files of an upload that have this name, the one that was chosen last.
    fn file_of(&self, input: ElementRef<'_>, name: &str, place: Place) -> usize {
        let Some(upload) = input.attr("data-phx-upload-ref") else {
            fail(place, format_args!("{} is no `<.live_file_input>`: {}", name_of(input), short(input)))
        };
        let files = || self.uploads.files.iter().filter(|file| file.upload == upload);
        if let Some(index) = self.uploads.files.iter().rposition(|file| file.upload == upload && file.file.name == name)
        {
            return index;
        }
        let names: Vec<&str> = files().map(|file| file.file.name.as_str()).collect();
        fail(place, format_args!("no file `{name}` has been chosen; those that have are {names:?}"))
    }
}

impl<'a> FileInput<'a> {
    /// Chooses files in the input's dialog. What the input does not accept can be chosen, as dialogs offer all files, too: the
    /// page is to say what is wrong then.
    ///
    /// Files that begin by themselves have been sent when this ends, as far as they are not
    /// [held](super::File::held_at).
    ///
    /// # Panics
    ///
    /// If a person couldn't: the input is disabled, neither it nor a label of it is shown, or it takes one file and there are
    /// several. If a file is empty, which the client never sends.
    #[track_caller]
    pub fn choose(self, files: impl IntoIterator<Item = File>) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        let Self(element) = self;
        let files: Vec<File> = files.into_iter().collect();
        let input = element.find(place);
        if input.value().name() != "input" || input.attr("type") != Some("file") {
            fail(place, format_args!("{} is no input for files: {}", name_of(input), short(input)));
        }
        if let Some(obstacle) = element.view.obstacle_to_dialog(input) {
            fail(place, format_args!("{} cannot be opened: {obstacle}", name_of(input)));
        }
        if files.len() > 1 && input.attr("multiple").is_none() {
            fail(
                place,
                format_args!("one file can be chosen in {}, as it has no `multiple`: {}", name_of(input), short(input)),
            );
        }
        let deed = element.view.choice(input, files, place);
        element.view.do_to(deed, place)
    }

    /// Lets a file that is [held](super::File::held_at) go on, until so many percent of it have been sent. A form that waits
    /// for its last file is submitted.
    ///
    /// # Panics
    ///
    /// If there is no such file, or it is not on its way.
    #[track_caller]
    pub fn upload_to(self, name: &str, percent: u8) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        let Self(element) = self;
        let index = element.view.file_of(element.find(place), name, place);
        assert!(percent <= 100, "{percent} percent are more than all");
        let file = &element.view.uploads.files[index];
        match &file.stage {
            Stage::New | Stage::Selected => fail(
                place,
                format_args!("`{name}` is not on its way: it is sent when its form is submitted, if it is accepted"),
            ),
            Stage::Over => {
                fail(place, format_args!("`{name}` is not on its way: it has arrived, or has been given up"))
            }
            Stage::Sending { .. } | Stage::External { .. } if percent <= file.file.most => {
                fail(place, format_args!("of `{name}` {} % have been sent already", file.file.most))
            }
            Stage::Sending { .. } | Stage::External { .. } => {}
        }
        let view = element.view;
        async move {
            view.go_on(index, percent, place).await;
            view.conclude(place).await;
            view
        }
    }

    /// Lets an external upload fail, as an uploader in the browser does that cannot reach its server.
    ///
    /// # Panics
    ///
    /// If there is no such file, or it is not on its way to elsewhere.
    #[track_caller]
    pub fn fail_upload(self, name: &str) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        let Self(element) = self;
        let index = element.view.file_of(element.find(place), name, place);
        if !matches!(element.view.uploads.files[index].stage, Stage::External { .. }) {
            fail(place, format_args!("`{name}` is not on its way to elsewhere: hold it by `.held_at(0)`"));
        }
        let view = element.view;
        async move {
            view.fail_file(index, "failed", place).await;
            view.conclude(place).await;
            view
        }
    }

    /// What an uploader in the browser has been given for an external upload.
    ///
    /// # Panics
    ///
    /// If there is no such file, or it is not sent elsewhere.
    #[must_use]
    #[track_caller]
    pub fn metadata(self, name: &str) -> Value {
        let place = Location::caller();
        let Self(element) = self;
        let index = element.view.file_of(element.find(place), name, place);
        let metadata = element.view.uploads.files[index].metadata.clone();
        metadata.unwrap_or_else(|| fail(place, format_args!("`{name}` is not sent elsewhere, as far as it has come")))
    }
}

impl<'a> Element<'a> {
    /// Drops files on it: on it or around it there is a `phx-drop-target`. Whatever is dropped, the page has to say what is
    /// wrong with it.
    ///
    /// # Panics
    ///
    /// If there is none, or its input takes nothing.
    #[track_caller]
    pub fn drop_files(self, files: impl IntoIterator<Item = File>) -> impl Future<Output = &'a mut View> + Send {
        let place = Location::caller();
        let element = self.find(place);
        if let Some(obstacle) = self.view.obstacle(element) {
            fail(place, format_args!("nothing can be dropped on {}: {obstacle}", name_of(element)));
        }
        let Some(target) = lineage(element).find_map(|around| around.attr("phx-drop-target")) else {
            fail(
                place,
                format_args!("dropping files on {} does nothing: no `phx-drop-target` is around it", name_of(element)),
            )
        };
        let input = self.view.dom.by_id(target).filter(|input| input.value().name() == "input");
        let Some(input) = input else {
            fail(place, format_args!("the page has no input with the id `{target}`, which `phx-drop-target` names"))
        };
        if is_disabled(input) {
            fail(place, format_args!("nothing can be dropped on {}: its input is disabled", name_of(element)));
        }
        let deed = self.view.choice(input, files.into_iter().collect(), place);
        self.view.do_to(deed, place)
    }
}

impl View {
    /// What is in the way of an input's dialog. An input that is not shown is opened by its label.
    fn obstacle_to_dialog(&self, input: ElementRef<'_>) -> Option<String> {
        let obstacle = self.obstacle(input)?;
        let around = lineage(input).find(|around| around.value().name() == "label");
        let by_id = input.value().id().and_then(|id| self.dom.first(&format!("label[for=\"{id}\"]")));
        let is_reached = around.into_iter().chain(by_id).any(|label| self.obstacle(label).is_none());
        (is_disabled(input) || !is_reached).then_some(obstacle)
    }
}
