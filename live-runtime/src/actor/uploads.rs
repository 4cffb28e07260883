//! The uploads of a view and of its live components: what the browser and the files' channels say of them.

use std::collections::{BTreeMap, HashMap};

use futures_util::FutureExt as _;
use serde::Deserialize;
use serde_json::{Value, json};
use tracing::{Instrument as _, debug_span, error, warn};

use super::{
    Actor, Envelope, Line, Status,
    envelope::EMPTY,
    task::{Part, Reaction, Scope},
};
use crate::{
    render::Cid,
    upload::{
        Allowance, AnyUpload, Claim, DeclaredFile, EntryRef, JoinRefusal, Preflight, Ticket, UploadProgress,
        UploadToken, Uploads,
    },
    view::{LiveView, Push, UploadMessage, UploadNews, Work, timed},
};

/// What the client says before it sends files.
#[derive(Deserialize)]
struct AllowUpload {
    r#ref: String,
    entries: Vec<DeclaredFile>,
    /// Of an upload of a live component.
    #[serde(default)]
    cid: Option<Cid>,
}

/// What it says as it sends them.
#[derive(Deserialize)]
struct Progress {
    r#ref: String,
    entry_ref: String,
    #[serde(rename = "progress")]
    claim: Claim,
    #[serde(default)]
    cid: Option<Cid>,
}

impl<V: LiveView<S>, S: Send + Sync + 'static> Actor<V, S> {
    /// The upload of that reference, if the live component has it, or without a number the view.
    fn upload<R>(&mut self, cid: Option<Cid>, reference: &str, act: impl FnOnce(&mut dyn AnyUpload) -> R) -> Option<R> {
        let (mut act, mut result) = (Some(act), None);
        let mut visit = |upload: &mut dyn AnyUpload| {
            if upload.reference().as_str() == reference
                && let Some(act) = act.take()
            {
                result = Some(act(upload));
            }
        };
        let mut uploads = Uploads::new(&mut visit);
        match cid {
            None => self.view.uploads(&mut uploads),
            Some(cid) => self.components.as_mut()?.component(cid)?.uploads(&mut uploads),
        }
        result
    }

    /// Takes note of the files that a form has. `false` where there is nothing to be noted.
    pub(super) fn select_files(&mut self, cid: Option<Cid>, uploads: &str) -> bool {
        let Ok(chosen) = serde_json::from_str::<HashMap<String, Vec<DeclaredFile>>>(uploads) else {
            warn!(view = V::NAME, "the files of a form cannot be read");
            return false;
        };
        let mut is_known = false;
        for (reference, files) in chosen {
            is_known |= self.upload(cid, &reference, |upload| upload.select(files)).is_some();
        }
        is_known
    }

    /// Says how files may be sent, or why not.
    pub(super) async fn allow_upload(&mut self, push: &Push, line: &Line) -> Reaction {
        let Ok(AllowUpload { r#ref: reference, entries, cid }) = serde_json::from_str(push.payload()) else {
            warn!(view = V::NAME, "the client wants to send files that cannot be read");
            return nothing(push, line);
        };
        let wanted: Vec<_> = entries.iter().map(DeclaredFile::reference).collect();
        let max_chunk_size = self.site.max_chunk_size();
        let preflight = |upload: &mut dyn AnyUpload| (upload.preflight(entries), upload.client_config(max_chunk_size));
        let Some((preflight, config)) = self.upload(cid, &reference, preflight) else {
            warn!(view = V::NAME, "the client wants to send files to an upload that there is not");
            // It gives them up then.
            let wrong: Vec<_> = wanted.iter().map(|entry| (entry.to_string(), "disallowed")).collect();
            let response = json!({"ref": reference, "error": wrong}).to_string();
            return Reaction::Send(line.envelope.reply(push.reference(), Status::Ok, &response));
        };
        let members = match preflight {
            Preflight::Refused(wrong) => {
                let wrong: Vec<_> = wrong.iter().map(|(entry, error)| (entry, error.code())).collect();
                json!({"ref": reference, "error": wrong})
            }
            Preflight::Allowed { tickets, refused } => {
                let mut errors: BTreeMap<_, _> = refused
                    .into_iter()
                    .map(|(entry, error)| (entry.to_string(), vec![error.code().to_owned()]))
                    .collect();
                let mut entries = BTreeMap::new();
                for (entry, ticket) in tickets {
                    match self.ticket(cid, &reference, entry, ticket).await {
                        Ok(ticket) => drop(entries.insert(entry.to_string(), ticket)),
                        Err(error) => drop(errors.insert(entry.to_string(), vec![error])),
                    }
                }
                json!(Allowance { r#ref: &reference, config, entries, errors })
            }
        };
        let members = members.to_string();
        let members = members.strip_prefix('{').and_then(|members| members.strip_suffix('}')).unwrap_or_default();
        let mut frame = line.envelope.open_reply(push.reference());
        frame.push('{');
        let start = frame.len();
        let scope = self.changed_with(cid);
        self.write(Part::Diff, scope, &mut frame);
        if frame.len() > start {
            frame.push(',');
        }
        frame.push_str(members);
        frame.push('}');
        Reaction::Send(Envelope::close_reply(frame))
    }

    /// What the client needs to send an entry, or why it cannot.
    async fn ticket(
        &mut self,
        cid: Option<Cid>,
        upload: &str,
        entry: EntryRef,
        ticket: Ticket,
    ) -> Result<Value, String> {
        match ticket {
            Ticket::Channel => {
                let reference = self.upload(cid, upload, |upload| upload.reference().clone());
                let reference = reference.ok_or("disallowed")?;
                let token = UploadToken { view: self.socket.id().into(), cid, upload: reference, entry };
                Ok(self.site.upload_token(&token).into())
            }
            Ticket::External(presigning) => {
                let meta = presigning.await;
                if let Err(why) = &meta {
                    warn!(view = V::NAME, why, "where a file is to be sent is not known");
                }
                let is_wanted = self.upload(cid, upload, |upload| upload.presigned(entry, &meta)).unwrap_or(false);
                let meta = meta?;
                if is_wanted { Ok(meta.into_json()) } else { Err("disallowed".to_owned()) }
            }
        }
    }

    /// Notes how far a file has come, and tells the view or the live component where it wants to know.
    pub(super) async fn progress(&mut self, push: &Push, line: &Line) -> Reaction {
        let progress = serde_json::from_str::<Progress>(push.payload()).ok();
        let entry = progress.as_ref().and_then(|progress| EntryRef::parse(&progress.entry_ref));
        let (Some(Progress { r#ref: reference, claim, cid, .. }), Some(entry)) = (progress, entry) else {
            warn!(view = V::NAME, "the progress of an upload cannot be read");
            return nothing(push, line);
        };
        // A file that was cancelled meanwhile is none.
        let progress = self.upload(cid, &reference, |upload| upload.progress(entry, &claim)).flatten();
        if let Some(progress) = progress {
            self.handle_progress(cid, progress).await;
        }
        let scope = self.changed_with(cid);
        if self.socket.navigates() {
            return self.answer_after(Some(push), line).await;
        }
        Reaction::Send(self.answer(push, scope, &line.envelope))
    }

    /// Calls the handler that the upload names.
    async fn handle_progress(&mut self, cid: Option<Cid>, progress: UploadProgress) {
        let component = self.components.as_mut().and_then(|components| components.component(cid?));
        let (name, handling) = match component {
            Some(component) => (component.name(), component.handle_progress(progress)),
            None => (V::NAME, self.view.handle_progress(progress, &mut self.socket, &self.state).boxed()),
        };
        let span = debug_span!("handle_progress", view = V::NAME, of = name);
        let work = Work { view: name, handler: "handle_progress", message: "" };
        let (handled, timing) = timed(handling.instrument(span), work).await;
        self.socket.home().judge(name, "handle_progress", || "", timing);
        if let Err(reason) = handled {
            error!(view = V::NAME, of = name, %reason, "the progress of an upload has not been handled");
        }
    }

    /// An upload has changed. Says what has to be rendered.
    fn changed_with(&mut self, cid: Option<Cid>) -> Scope {
        cid.map_or(Scope::Page, |cid| self.changed(cid))
    }

    /// Answers the channel of a file, or shows that it has ended too early.
    pub(super) fn upload_news(&mut self, message: UploadMessage, line: &Line) -> Reaction {
        let UploadMessage { cid, upload, entry, news } = message;
        match news {
            UploadNews::Joins(answer) => {
                let max_chunk_size = self.site.max_chunk_size();
                let joined = self.upload(cid, upload.as_str(), |upload| upload.join(entry, max_chunk_size));
                // The browser may have left the channel meanwhile: then nobody takes the file, which ends with this.
                let _ = answer.send(joined.unwrap_or(Err(JoinRefusal::Disallowed)));
                Reaction::Nothing
            }
            UploadNews::Failed(reason) => {
                self.upload(cid, upload.as_str(), |upload| upload.fail(entry, reason));
                let scope = self.changed_with(cid);
                self.changes(scope, &line.envelope).map_or(Reaction::Nothing, Reaction::Send)
            }
        }
    }

    /// What has been consumed leaves the page only after the message that it was consumed in has been answered: until then the
    /// client counts it among the files that are on their way.
    pub(super) fn forget_consumed(&mut self, line: &Line) -> Option<String> {
        let mut is_forgotten = false;
        self.view.uploads(&mut Uploads::new(&mut |upload| is_forgotten |= upload.forget_consumed()));
        let of_components = self.components.as_mut().is_some_and(|components| components.forget_consumed());
        match (is_forgotten, of_components) {
            (true, _) => self.changes(Scope::Page, &line.envelope),
            (false, true) => self.changes(Scope::Components, &line.envelope),
            (false, false) => None,
        }
    }
}

/// An answer that says nothing.
fn nothing(push: &Push, line: &Line) -> Reaction {
    Reaction::Send(line.envelope.reply(push.reference(), Status::Ok, EMPTY))
}
