//! Uploads of live components, each kind of them.
#![deny(warnings, clippy::pedantic)]

use live_runtime::{
    External,
    components::{live_file_input, live_img_preview},
    prelude::*,
};

#[live_component]
#[derive(Debug)]
struct Card {
    photos: Upload,
    sent: Option<Upload<External>>,
}

#[live_component]
impl Card {
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
            <div phx-drop-target={self.photos.reference()}>
                <form id={format!("photos-{}", self.photos.reference())} phx-change="choose" phx-target={self}>
                    <.live_file_input upload={&self.photos} aria-label="Photos"/>
                    {if let Some(sent) = &self.sent { <.live_file_input upload={sent} aria-label="Sent elsewhere"/> }}
                </form>
                <div :for={entry in self.photos.entries()}>
                    <.live_img_preview entry={entry}/>
                    <button
                        type="button"
                        phx-click="cancel"
                        phx-value-entry={entry.reference()}
                        phx-target={self}
                    >{entry.client_name()}</button>
                </div>
            </div>
        }
    }
}

/// What is derived needs no `mount`.
#[live_component]
#[derive(Debug, Default)]
struct Plain {
    file: Upload,
}

#[live_component]
impl Plain {
    #[handle_event]
    fn choose(&mut self) {}

    fn render(&self) -> impl Render {
        html! {
            <form id={format!("plain-{}", self.file.reference())} phx-change="choose" phx-target={self}>
                <.live_file_input upload={&self.file} aria-label="File"/>
            </form>
        }
    }
}

#[live_view]
struct Page {}

#[live_view]
impl Page {
    fn mount() -> Self {
        Self {}
    }

    fn render(&self) -> impl Render {
        html! {
            <Card id="card"/>
            <Plain id="plain"/>
        }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Page>("/");
}
