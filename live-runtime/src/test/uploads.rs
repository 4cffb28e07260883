//! The files of a page: those that a person has chosen, as the client keeps track of them.

use scraper::ElementRef;
use serde_json::{Value, json};

use super::{
    File, View,
    command::{Carried, Firing},
    controls::controls,
    deed::Deed,
    failure::{Place, fail},
    obstacle::name_of,
    submission::Submission,
    view::State,
};

/// All files of a page.
#[derive(Debug, Default)]
pub(super) struct Uploads {
    pub(super) files: Vec<Chosen>,
    /// A form that is submitted once its files have arrived.
    waiting: Option<Submission>,
}

/// A file that has been chosen.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) file: File,
    /// The upload that its input is for.
    pub(super) upload: String,
    /// What the client calls it.
    pub(super) reference: String,
    pub(super) stage: Stage,
    /// What an uploader in the browser is given.
    pub(super) metadata: Option<Value>,
}

/// How far it is.
#[derive(Debug)]
pub(super) enum Stage {
    /// The server does not know it yet.
    New,
    /// The server knows it.
    Selected,
    /// In a channel of its own.
    Sending { token: String, join_ref: Option<String>, chunk_size: usize, sent: usize, percent: u64 },
    /// By one of the client's uploaders.
    External { percent: u64 },
    /// It has arrived, or is given up.
    Over,
}

/// Files that are about to be chosen.
#[derive(Debug)]
pub(super) struct Choice {
    upload: String,
    files: Vec<File>,
    /// Whether others that have been chosen before stay.
    is_more: bool,
    firing: Firing,
    path: String,
}

impl Chosen {
    pub(super) fn is_on_its_way(&self) -> bool {
        matches!(self.stage, Stage::Sending { .. } | Stage::External { .. })
    }
}

impl View {
    /// What choosing files in an input comes to.
    pub(super) fn choice(&self, input: ElementRef<'_>, files: Vec<File>, place: Place) -> Deed {
        if files.is_empty() {
            fail(place, "no file is chosen: a dialog that is left so changes nothing");
        }
        if let Some(empty) = files.iter().find(|file| file.bytes.is_empty()) {
            fail(place, format_args!("`{}` is empty, and the client sends no empty files", empty.name));
        }
        let (Some(upload), Some(name)) = (input.attr("data-phx-upload-ref"), input.attr("name")) else {
            fail(place, format_args!("{} is no `<.live_file_input>`", name_of(input)))
        };
        let Some(form) = self.form_of(input) else {
            fail(
                place,
                format_args!("{} is in no form, and files are chosen by the form's `phx-change`", name_of(input)),
            )
        };
        let firing = self.change(form, &controls(form), name, &[], place);
        let is_more = input.attr("multiple").is_some();
        Deed::Choose(Choice { upload: upload.to_owned(), files, is_more, firing, path: name.to_owned() })
    }

    /// Tells the view of files, and sends them where that happens at once.
    pub(super) async fn choose(&mut self, choice: Choice, place: Place) {
        let Choice { upload, files, is_more, mut firing, path } = choice;
        if !is_more {
            let before = self.uploads.files.iter_mut().filter(|file| file.upload == upload);
            before.filter(|file| !file.is_on_its_way()).for_each(|file| file.stage = Stage::Over);
        }
        for file in files {
            // Its place is its number, as none is ever taken out.
            let reference = self.uploads.files.len().to_string();
            let upload = upload.clone();
            self.uploads.files.push(Chosen { file, upload, reference, stage: Stage::New, metadata: None });
        }
        let known =
            self.uploads.files.iter().filter(|file| file.upload == upload && !matches!(file.stage, Stage::Over));
        let declared: Vec<Value> = known
            .map(|chosen| {
                let mut declared = chosen.file.declared(&chosen.reference);
                declared["path"] = path.as_str().into();
                declared
            })
            .collect();
        if let Carried::Form { uploads, .. } = &mut firing.carried {
            *uploads = Some(json!({ &*upload: declared }));
        }
        self.fire(firing, place).await;
        for file in self.uploads.files.iter_mut().filter(|file| matches!(file.stage, Stage::New)) {
            file.stage = Stage::Selected;
        }
        self.drop_cancelled();
        let is_auto = self.input_of(&upload).is_some_and(|input| input.attr("data-phx-auto-upload").is_some());
        if is_auto && matches!(self.state, State::Open) {
            self.preflight(&upload, place).await;
            self.send_files(place).await;
        }
    }

    /// Submits a form, after its files.
    pub(super) async fn submit(&mut self, submission: Submission, place: Place) {
        match &submission.submitter {
            Some(submitter) => drop(self.submitters.insert(submission.form.clone(), submitter.clone())),
            None => drop(self.submitters.remove(&submission.form)),
        }
        let is_of = |file: &Chosen| submission.uploads.contains(&file.upload);
        if self.uploads.files.iter().any(|file| is_of(file) && file.is_on_its_way()) {
            self.uploads.waiting = Some(submission);
            return;
        }
        for upload in &submission.uploads {
            // The client sends nothing of the form, where files stay behind.
            if self.awaits_preflight(upload) && !self.preflight(upload, place).await {
                return;
            }
        }
        self.uploads.waiting = Some(submission);
        self.send_files(place).await;
        self.submit_waiting(place).await;
    }

    /// Submits the form that waits for its files, where they have arrived.
    pub(super) async fn submit_waiting(&mut self, place: Place) {
        let files = &self.uploads.files;
        let is_ready = |waiting: &mut Submission| {
            !files.iter().any(|file| waiting.uploads.contains(&file.upload) && file.is_on_its_way())
        };
        let Some(submission) = self.uploads.waiting.take_if(is_ready) else { return };
        let stays_behind = submission.uploads.iter().any(|upload| self.awaits_preflight(upload));
        if !stays_behind && matches!(self.state, State::Open) {
            Box::pin(self.fire(submission.firing, place)).await;
        }
    }

    /// A file cannot be sent: its form is not submitted either.
    pub(super) fn call_off(&mut self, upload: &str) {
        self.uploads.waiting.take_if(|waiting| waiting.uploads.iter().any(|other| other == upload));
    }

    /// Asks whether files may be sent, and notes how. `false` where some stay behind.
    async fn preflight(&mut self, upload: &str, place: Place) -> bool {
        let waiting = |file: &&mut Chosen| file.upload == upload && matches!(file.stage, Stage::Selected);
        let entries: Vec<Value> =
            self.uploads.files.iter_mut().filter(waiting).map(|file| file.file.declared(&file.reference)).collect();
        if entries.is_empty() {
            return true;
        }
        let response =
            self.call_upload(upload, "allow_upload", json!({"ref": upload, "entries": entries}), place).await;
        let chunk_size = response["config"]["chunk_size"].as_u64().and_then(|size| usize::try_from(size).ok());
        let chunk_size = chunk_size.unwrap_or(64_000).max(1);
        for file in self.uploads.files.iter_mut().filter(waiting) {
            match response["entries"].get(&file.reference) {
                Some(Value::String(token)) => {
                    let token = token.clone();
                    file.stage = Stage::Sending { token, join_ref: None, chunk_size, sent: 0, percent: 0 };
                }
                Some(metadata) => {
                    file.metadata = Some(metadata.clone());
                    file.stage = Stage::External { percent: 0 };
                }
                None => {}
            }
        }
        self.drop_cancelled();
        !self.awaits_preflight(upload)
    }

    /// Whether files are chosen that the server has not been asked for.
    fn awaits_preflight(&self, upload: &str) -> bool {
        self.uploads.files.iter().any(|file| file.upload == upload && matches!(file.stage, Stage::Selected))
    }

    /// Whether files are chosen in the input of that upload.
    pub(super) fn has_files(&self, upload: Option<&str>) -> bool {
        let is_chosen = |file: &Chosen| Some(file.upload.as_str()) == upload && !matches!(file.stage, Stage::Over);
        self.uploads.files.iter().any(is_chosen)
    }

    /// After the page has changed: a file that the view does not have any more is not sent on.
    pub(super) fn drop_cancelled(&mut self) {
        for index in 0..self.uploads.files.len() {
            let file = &self.uploads.files[index];
            if matches!(file.stage, Stage::New | Stage::Over) {
                continue;
            }
            let Some(input) = self.input_of(&file.upload) else { continue };
            let active = input.attr("data-phx-active-refs").unwrap_or_default();
            if !active.split(',').any(|active| active == file.reference) {
                self.hang_up(index);
            }
        }
    }

    /// A file is sent no further.
    pub(super) fn hang_up(&mut self, index: usize) {
        let file = &mut self.uploads.files[index];
        if let Stage::Sending { join_ref: Some(join_ref), .. } = &file.stage
            && let Some(wire) = &mut self.wire
        {
            wire.push(join_ref, &format!("lvu:{}", file.reference), "phx_leave", &json!({}));
        }
        file.stage = Stage::Over;
    }

    /// Pushes to the view, or the component in it, that an upload's form is of.
    pub(super) async fn call_upload(&mut self, upload: &str, event: &str, mut payload: Value, place: Place) -> Value {
        let sender = self.input_of(upload).and_then(|input| self.form_of(input)).map(|form| self.sender(form));
        let Some(sender) = sender else { fail(place, "the input for these files is no longer in a form of the page") };
        if let Some(cid) = sender.cid {
            payload["cid"] = cid.into();
        }
        self.call(&sender.view, event, &payload, place).await
    }

    fn input_of(&self, upload: &str) -> Option<ElementRef<'_>> {
        self.dom.first(&format!("input[data-phx-upload-ref=\"{upload}\"]"))
    }
}
