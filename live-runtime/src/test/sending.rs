//! Files on their way: a channel each, chunk by chunk.

use serde_json::json;

use super::{View, failure::Place, uploads::Stage, view::State};

impl View {
    /// Sends what has been allowed, each file as far as its network goes.
    pub(super) async fn send_files(&mut self, place: Place) {
        for index in 0..self.uploads.files.len() {
            let most = self.uploads.files[index].file.most;
            match self.uploads.files[index].stage {
                Stage::Sending { .. } => self.send_file(index, most, place).await,
                Stage::External { .. } => self.report(index, u64::from(most), place).await,
                Stage::New | Stage::Selected | Stage::Over => {}
            }
        }
    }

    /// Sends so many percent of a file, if they have not been sent.
    async fn send_file(&mut self, index: usize, most: u8, place: Place) {
        if !self.join_file(index, place).await {
            return;
        }
        while matches!(self.state, State::Open) {
            let chosen = &self.uploads.files[index];
            let Stage::Sending { join_ref: Some(join_ref), chunk_size, sent, .. } = &chosen.stage else { return };
            let size = chosen.file.bytes.len();
            let end = (size * usize::from(most)).div_ceil(100).min(sent + chunk_size);
            if *sent >= end {
                return;
            }
            let topic = format!("lvu:{}", chosen.reference);
            let chunk = &chosen.file.bytes[*sent..end];
            let Some(wire) = &mut self.wire else { return };
            let reference = wire.push_chunk(join_ref, &topic, chunk);
            match self.reply_to(&topic, &reference, place).await {
                Some((status, _)) if status == "ok" => {}
                Some((_, response)) => {
                    let reason = response["reason"].as_str().unwrap_or("failed").to_owned();
                    self.fail_file(index, &reason, place).await;
                    return;
                }
                None => {
                    self.fail_file(index, "failed", place).await;
                    return;
                }
            }
            if let Stage::Sending { sent, .. } = &mut self.uploads.files[index].stage {
                *sent = end;
            }
            self.report(index, (end * 100 / size) as u64, place).await;
        }
    }

    /// Joins a file's channel. `false` where it is not let in.
    async fn join_file(&mut self, index: usize, place: Place) -> bool {
        let chosen = &mut self.uploads.files[index];
        let Stage::Sending { token, join_ref, .. } = &mut chosen.stage else { return false };
        let Some(wire) = &mut self.wire else { return false };
        if join_ref.is_some() {
            return true;
        }
        let reference = wire.reference();
        *join_ref = Some(reference.clone());
        let topic = format!("lvu:{}", chosen.reference);
        wire.send(&reference, &reference, &topic, "phx_join", &json!({"token": token}));
        let reply = self.reply_to(&topic, &reference, place).await;
        let is_joined = reply.is_some_and(|(status, _)| status == "ok");
        if !is_joined {
            self.fail_file(index, "failed", place).await;
        }
        is_joined
    }

    /// Says how far a file is, where that is further than what was said last.
    pub(super) async fn report(&mut self, index: usize, now: u64, place: Place) {
        let chosen = &mut self.uploads.files[index];
        match &mut chosen.stage {
            Stage::Sending { percent, .. } | Stage::External { percent } if now > *percent => *percent = now,
            _ => return,
        }
        let upload = chosen.upload.clone();
        let payload = json!({"event": null, "ref": upload, "entry_ref": chosen.reference, "progress": now});
        self.call_upload(&upload, "progress", payload, place).await;
        if now >= 100 {
            self.hang_up(index);
        }
    }

    /// A file has not been taken.
    pub(super) async fn fail_file(&mut self, index: usize, reason: &str, place: Place) {
        let chosen = &self.uploads.files[index];
        let (upload, is_over) = (chosen.upload.clone(), matches!(chosen.stage, Stage::Over));
        let progress = json!({"error": reason});
        let payload = json!({"event": null, "ref": upload, "entry_ref": chosen.reference, "progress": progress});
        self.call_off(&upload);
        if is_over {
            return;
        }
        self.hang_up(index);
        self.call_upload(&upload, "progress", payload, place).await;
    }

    /// Lets a file go on to so many percent.
    pub(super) async fn go_on(&mut self, index: usize, most: u8, place: Place) {
        self.uploads.files[index].file.most = most;
        match self.uploads.files[index].stage {
            Stage::Sending { .. } => self.send_file(index, most, place).await,
            _ => self.report(index, u64::from(most), place).await,
        }
        self.submit_waiting(place).await;
    }
}
