//! Uploads: previews before anything is sent, progress while it is, and files on the server's disk.

mod album;

use std::io;

use live_runtime::{
    components::{live_file_input, live_img_preview},
    prelude::*,
};

pub(super) use self::album::photo;
use super::url;
use crate::site::page;

/// Some page has stored a photo.
#[derive(Clone)]
struct Stored;

const ALBUM: Topic<Stored> = Topic::new("album");

const TYPES: [&str; 5] = [".jpg", ".jpeg", ".png", ".gif", ".webp"];

#[live_view]
pub(crate) struct Photos {
    several: Upload,
    /// Sent and stored as soon as it is chosen.
    quick: Upload,
    stored: Vec<String>,
}

#[live_view]
impl Photos {
    async fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(ALBUM);
        Self {
            several: Upload::new().accept(TYPES).max_entries(5).max_file_size(50_000_000),
            quick: Upload::new().accept(TYPES).auto_upload().progress(Self::arrived),
            stored: album::names().await,
        }
    }

    #[handle_event]
    fn choose(&mut self) {}

    #[handle_event]
    fn cancel(&mut self, entry: EntryRef) {
        self.several.cancel(entry);
        self.quick.cancel(entry);
    }

    #[handle_event]
    async fn save(&mut self) -> io::Result<()> {
        for (entry, file) in self.several.consume() {
            album::store(file, entry.client_name()).await?;
        }
        ALBUM.broadcast(Stored);
        Ok(())
    }

    #[handle_progress]
    async fn arrived(&mut self, entry: UploadEntry) -> io::Result<()> {
        if let Some(file) = self.quick.consume_entry(entry.reference()) {
            album::store(file, entry.client_name()).await?;
            ALBUM.broadcast(Stored);
        }
        Ok(())
    }

    #[handle_info]
    async fn stored(&mut self, _: Stored) {
        self.stored = album::names().await;
    }

    /// The files that are chosen, each with how far it has come and what is wrong with it. Beside the form: as long as that is
    /// submitted, the client disables the buttons inside.
    fn chosen(upload: &Upload) -> impl Render {
        html! {
            <figure :for={entry in upload.entries()} :key={entry.reference()} class="chosen">
                <.live_img_preview entry={entry}/>
                <figcaption>{entry.client_name()}</figcaption>
                <progress value={entry.progress()} max="100" aria-label="Progress">{entry.progress()}%</progress>
                <button type="button" phx-click="cancel" phx-value-entry={entry.reference()}>Cancel</button>
                <p class="error" role="alert" :if={let Some(error) = entry.error()}>{error}</p>
            </figure>
            <p class="error" role="alert" :if={let Some(error) = upload.error()}>{error}</p>
        }
    }

    fn render(&self) -> impl Render {
        page(
            "/photos",
            html! {
                <div id="photos" class="drop" phx-drop-target={self.several.reference()}>
                    <form id="to-be-saved" class="form" phx-change="choose" phx-submit="save">
                        <p>Choose up to five, or drop them here.</p>
                        <.live_file_input upload={&self.several} aria-label="Photos"/>
                        <p class="action"><button type="submit">Save</button></p>
                    </form>
                    {Self::chosen(&self.several)}
                </div>
                <div id="quick">
                    <form id="to-be-sent" class="form" phx-change="choose">
                        <p>Or one that is stored at once.</p>
                        <.live_file_input upload={&self.quick} aria-label="Photo to be stored at once"/>
                    </form>
                    {Self::chosen(&self.quick)}
                </div>
                <ul id="album" class="album">
                    <li :for={name in &self.stored} :key={name}>
                        <img src={url!("/photos/{name}", name = name)} alt="A stored photo" loading="lazy"/>
                    </li>
                </ul>
            },
        )
    }
}
