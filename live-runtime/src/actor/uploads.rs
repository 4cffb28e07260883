//! The uploads of a view: what its browser and its files' channels say of them.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::{Value, json};
use tracing::{Instrument as _, debug_span, error, warn};

use super::{
    Actor, Envelope, Line, Status,
    task::{Part, Reaction, Scope},
};
use crate::{
    upload::{
        Allowance, AnyUpload, Claim, DeclaredFile, EntryRef, JoinRefusal, Preflight, Ticket, UploadToken, Uploads,
    },
    view::{LiveView, Push, UploadMessage, UploadNews, Work, timed},
};

/// What the client says before it sends files.
#[derive(Deserialize)]
struct AllowUpload {
    r#ref: String,
    entries: Vec<DeclaredFile>,
}

/// What it says as it sends them.
#[derive(Deserialize)]
struct Progress {
    r#ref: String,
    entry_ref: String,
    #[serde(rename = "progress")]
    claim: Claim,
}

impl<V: LiveView<S>, S: Send + Sync + 'static> Actor<V, S> {
    /// The upload of that reference, if the view has it.
    fn upload<R>(&mut self, reference: &str, act: impl FnOnce(&mut dyn AnyUpload) -> R) -> Option<R> {
        let (mut act, mut result) = (Some(act), None);
        let mut visit = |upload: &mut dyn AnyUpload| {
            if upload.reference().as_str() == reference
                && let Some(act) = act.take()
            {
                result = Some(act(upload));
            }
        };
        self.view.uploads(&mut Uploads::new(&mut visit));
        result
    }

    /// Takes note of the files that a form has. `false` where there is nothing to be noted.
    pub(super) fn select_files(&mut self, uploads: &str) -> bool {
        let Ok(chosen) = serde_json::from_str::<HashMap<String, Vec<DeclaredFile>>>(uploads) else {
            warn!(view = V::NAME, "the files of a form cannot be read");
            return false;
        };
        let mut is_known = false;
        for (reference, files) in chosen {
            is_known |= self.upload(&reference, |upload| upload.select(files)).is_some();
        }
        is_known
    }

    /// Says how files may be sent, or why not.
    pub(super) async fn allow_upload(&mut self, push: &Push, line: &Line) -> Reaction {
        let Ok(AllowUpload { r#ref: reference, entries }) = serde_json::from_str(push.payload()) else {
            warn!(view = V::NAME, "the client wants to send files that cannot be read");
            return nothing(push, line);
        };
        let max_chunk_size = self.site.max_chunk_size();
        let preflight = |upload: &mut dyn AnyUpload| (upload.preflight(entries), upload.client_config(max_chunk_size));
        let Some((preflight, config)) = self.upload(&reference, preflight) else {
            warn!(view = V::NAME, "the client wants to send files to an upload that there is not");
            return nothing(push, line);
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
                    match self.ticket(&reference, entry, ticket).await {
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
        self.write(Part::Diff, Scope::Page, &mut frame);
        if frame.len() > start {
            frame.push(',');
        }
        frame.push_str(members);
        frame.push('}');
        Reaction::Send(Envelope::close_reply(frame))
    }

    /// What the client needs to send an entry, or why it cannot.
    async fn ticket(&mut self, upload: &str, entry: EntryRef, ticket: Ticket) -> Result<Value, String> {
        match ticket {
            Ticket::Channel => {
                let reference = self.upload(upload, |upload| upload.reference().clone());
                let reference = reference.ok_or("disallowed")?;
                let token = UploadToken { view: self.socket.id().into(), upload: reference, entry };
                Ok(self.site.upload_token(&token).into())
            }
            Ticket::External(presigning) => {
                let meta = presigning.await;
                if let Err(why) = &meta {
                    warn!(view = V::NAME, why, "where a file is to be sent is not known");
                }
                let is_wanted = self.upload(upload, |upload| upload.presigned(entry, &meta)).unwrap_or(false);
                let meta = meta?;
                if is_wanted { Ok(meta.into_json()) } else { Err("disallowed".to_owned()) }
            }
        }
    }

    /// Notes how far a file has come, and tells the view where it wants to know.
    pub(super) async fn progress(&mut self, push: &Push, line: &Line) -> Reaction {
        let progress = serde_json::from_str::<Progress>(push.payload()).ok();
        let entry = progress.as_ref().and_then(|progress| EntryRef::parse(&progress.entry_ref));
        let (Some(Progress { r#ref: reference, claim, .. }), Some(entry)) = (progress, entry) else {
            warn!(view = V::NAME, "the progress of an upload cannot be read");
            return nothing(push, line);
        };
        // A file that was cancelled meanwhile is none.
        let progress = self.upload(&reference, |upload| upload.progress(entry, &claim)).flatten();
        if let Some(progress) = progress {
            let span = debug_span!("handle_progress", view = V::NAME);
            let handling = self.view.handle_progress(progress, &mut self.socket, &self.state).instrument(span);
            let work = Work { view: V::NAME, handler: "handle_progress", message: "" };
            let (handled, timing) = timed(handling, work).await;
            self.socket.home().judge(V::NAME, "handle_progress", || "", timing);
            if let Err(reason) = handled {
                error!(view = V::NAME, %reason, "the progress of an upload has not been handled");
            }
        }
        self.answer_after(Some(push), line).await
    }

    /// Answers the channel of a file, or shows that it has ended too early.
    pub(super) fn upload_news(&mut self, message: UploadMessage, line: &Line) -> Reaction {
        let UploadMessage { upload, entry, news } = message;
        match news {
            UploadNews::Joins(answer) => {
                let max_chunk_size = self.site.max_chunk_size();
                let joined = self.upload(upload.as_str(), |upload| upload.join(entry, max_chunk_size));
                // The browser may have left the channel meanwhile: then nobody takes the file, which ends with this.
                let _ = answer.send(joined.unwrap_or(Err(JoinRefusal::Disallowed)));
                Reaction::Nothing
            }
            UploadNews::Failed(reason) => {
                self.upload(upload.as_str(), |upload| upload.fail(entry, reason));
                self.changes(Scope::Page, &line.envelope).map_or(Reaction::Nothing, Reaction::Send)
            }
        }
    }

    /// What has been consumed leaves the page only after the message that it was consumed in has been answered: until then the
    /// client counts it among the files that are on their way.
    pub(super) fn forget_consumed(&mut self, line: &Line) -> Option<String> {
        let mut is_forgotten = false;
        self.view.uploads(&mut Uploads::new(&mut |upload| is_forgotten |= upload.forget_consumed()));
        if is_forgotten { self.changes(Scope::Page, &line.envelope) } else { None }
    }
}

fn nothing(push: &Push, line: &Line) -> Reaction {
    Reaction::Send(line.envelope.reply(push.reference(), Status::Ok, "{}"))
}
