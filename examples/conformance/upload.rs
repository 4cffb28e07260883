//! Files in chunks, consumed when their form is submitted; and one that is consumed as soon as it has arrived.

use live_runtime::{components::live_file_input, prelude::*};

use crate::document::live;

#[live_view]
pub(crate) struct UploadLive {
    doc: Upload,
    auto: Upload,
    done: Vec<String>,
}

#[live_view(allow(button_without_type))]
impl UploadLive {
    fn mount() -> Self {
        Self {
            doc: Upload::new().accept([".txt"]).max_entries(2).max_file_size(200_000).chunk_size(64_000),
            auto: Upload::new().auto_upload().progress(Self::received),
            done: Vec::new(),
        }
    }

    #[handle_progress]
    fn received(&mut self, entry: UploadEntry) {
        if let Some(file) = self.auto.consume_entry(entry.reference()) {
            self.done.push(format!("auto {} {}", entry.client_name(), file.len()));
        }
    }

    #[handle_event]
    fn validate(&mut self) {}

    #[handle_event]
    fn cancel(&mut self, r#ref: EntryRef) {
        self.doc.cancel(r#ref);
    }

    #[handle_event]
    fn save(&mut self) {
        // The reference consumes the file that was chosen last first.
        let mut names: Vec<_> =
            self.doc.consume().map(|(entry, file)| format!("{} {}", entry.client_name(), file.len())).collect();
        names.reverse();
        self.done.append(&mut names);
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <form id="up" phx-change="validate" phx-submit="save">
                    <.live_file_input upload={&self.doc}/>
                    <div :for={entry in self.doc.entries()} id={format_args!("e-{}", entry.client_name())}>
                        {entry.client_name()}
                        <progress value={entry.progress()} max="100">{entry.progress()}%</progress>
                        <button type="button" phx-click="cancel" phx-value-ref={entry.reference()}>cancel</button>
                        <i :if={let Some(error) = entry.error()}>{error}</i>
                    </div>
                    <b :if={let Some(error) = self.doc.error()}>{error}</b>
                    <button id="save">save</button>
                </form>
                <form id="up-auto" phx-change="validate">
                    <.live_file_input upload={&self.auto}/>
                </form>
                <p :for={done in &self.done} class="done">{done}</p>
            },
        )
    }
}
