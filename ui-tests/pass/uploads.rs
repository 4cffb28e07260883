//! Uploads, in forms of both kinds, with everything that stands around their inputs.
#![deny(warnings, clippy::pedantic)]

use live_runtime::{
    External,
    components::{form, live_file_input, live_img_preview},
    prelude::*,
};

#[live_view]
struct Photos {
    photos: Upload,
    sent: Option<Upload<External>>,
}

#[live_view]
impl Photos {
    fn mount() -> Self {
        Self { photos: Upload::new().accept([".jpg", "image/*"]).auto_upload().progress(Self::arrived), sent: None }
    }

    #[handle_event]
    fn choose(&mut self) {}

    #[handle_event]
    fn cancel(&mut self, entry: EntryRef) {
        self.photos.cancel(entry);
    }

    #[handle_progress]
    async fn arrived(&mut self, entry: UploadEntry, socket: &mut Socket<Self>) -> Result<(), std::io::Error> {
        if let Some(file) = self.photos.consume_entry(entry.reference()) {
            file.persist(format!("{}.jpg", socket.id())).await?;
        }
        Ok(())
    }

    fn render(&self) -> impl Render {
        html! {
            <.form id="photos" phx-change="choose" phx-drop-target={self.photos.reference()}>
                {if self.sent.is_some() {
                    <.live_file_input upload={&self.photos} aria-label="Photos" class="some"/>
                } else {
                    <.live_file_input upload={&self.photos} aria-label="Photos"/>
                }}
                <div :for={entry in self.photos.entries()}>
                    <.live_img_preview entry={entry}/>
                    <button type="button" phx-click="cancel" phx-value-entry={entry.reference()}>{entry.client_name()}</button>
                </div>
            </.form>
        }
    }
}

fn main() {}
