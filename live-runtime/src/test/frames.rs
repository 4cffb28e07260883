//! What the server sends: replies, diffs, and where the page goes.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::timeout;

use super::{
    View,
    failure::{Place, fail, short},
    history::Arrival,
    navigation::Departure,
    view::{Joined, State},
    wire::Frame,
};

/// Nothing in a test takes longer; a view that waits for longer has hung.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

impl View {
    /// Pushes to a view, and gives what it answers; the diff has been applied.
    pub(super) async fn call(&mut self, id: &str, event: &str, payload: &Value, place: Place) -> Value {
        let join_ref = self.joined.iter().find(|joined| joined.id == id).map(|joined| joined.join_ref.clone());
        let (Some(join_ref), Some(wire)) = (join_ref, &mut self.wire) else {
            fail(place, "the page is not connected: it is no live page, or its view has ended")
        };
        let topic = format!("lv:{id}");
        let reference = wire.push(&join_ref, &topic, event, payload);
        let Some((_, mut response)) = self.reply_to(&topic, &reference, place).await else {
            self.explain_end(place);
            return Value::Null;
        };
        if let Some(diff) = response.get_mut("diff") {
            let diff = diff.take();
            self.apply(id, diff, false, place);
        }
        self.follow(&response);
        response
    }

    /// Ends the test where the view has ended by a panic.
    pub(super) fn explain_end(&self, place: Place) {
        match &self.state {
            State::Left(_) | State::Triggered => {}
            State::Crashed => fail(place, "the view has panicked: its message is above"),
            State::Open => fail(place, "the connection was closed by the server"),
        }
    }

    /// Waits for a reply, and takes what comes before it. `None` where the view has ended instead.
    pub(super) async fn reply_to(&mut self, topic: &str, reference: &str, place: Place) -> Option<(String, Value)> {
        loop {
            let mut frame = self.next(topic, place).await?;
            if frame.event == "phx_reply" && frame.reference.as_deref() == Some(reference) && frame.topic == topic {
                let status = frame.payload["status"].as_str().unwrap_or_default().to_owned();
                return Some((status, frame.payload["response"].take()));
            }
            let is_over = matches!(&*frame.event, "phx_close" | "phx_error");
            if is_over && frame.topic == topic && topic.starts_with("lvu:") {
                return None;
            }
            self.receive(frame, place);
            if !matches!(self.state, State::Open) {
                return None;
            }
        }
    }

    async fn next(&mut self, topic: &str, place: Place) -> Option<Frame> {
        match timeout(PATIENCE, self.wire.as_mut()?.next()).await {
            Ok(frame) => frame,
            Err(_) => fail(place, format_args!("`{topic}` has not answered for {PATIENCE:?}")),
        }
    }

    /// Takes a frame that nobody waits for.
    pub(super) fn receive(&mut self, mut frame: Frame, place: Place) {
        let Some(id) = frame.topic.strip_prefix("lv:").map(str::to_owned) else { return };
        let is_current = |joined: &Joined| joined.id == id && frame.join_ref.as_ref() == Some(&joined.join_ref);
        let Some(position) = self.joined.iter().position(is_current) else { return };
        match frame.event.as_str() {
            "diff" => self.apply(&id, frame.payload.take(), false, place),
            "live_patch" => self.patched(&frame.payload),
            "live_redirect" | "redirect" => {
                if let Some(departure) = Departure::read(&json!({&*frame.event: frame.payload})) {
                    self.state = State::Left(departure);
                }
            }
            "phx_error" => self.state = State::Crashed,
            "phx_close" => {
                self.joined.remove(position);
            }
            _ => {}
        }
    }

    /// Takes a response: a diff, and where the page goes.
    pub(super) fn follow(&mut self, response: &Value) {
        if let Some(patch) = response.get("live_patch") {
            self.patched(patch);
        }
        if let Some(departure) = Departure::read(response) {
            self.state = State::Left(departure);
        }
    }

    fn patched(&mut self, patch: &Value) {
        if let Some(to) = patch["to"].as_str() {
            to.clone_into(&mut self.url);
            self.history.note(to, Arrival::Patch, patch["kind"] == "replace");
            self.patches.push_back(to.to_owned());
        }
    }

    /// Merges a diff, and shows it.
    pub(super) fn apply(&mut self, id: &str, diff: Value, is_joining: bool, place: Place) {
        let Some(position) = self.joined.iter().position(|joined| joined.id == id) else { return };
        let joined = &mut self.joined[position];
        let extras = joined.tree.apply(diff);
        for (name, mut payload) in extras.events {
            // The framework's own script keeps it.
            if name == "live:persist" {
                self.persisted.insert(id.to_owned(), payload["state"].take());
            } else {
                self.pushed.push((name, payload));
            }
        }
        self.reply = extras.reply;
        if extras.title.is_some() && position == 0 {
            self.title = extras.title;
        }
        if extras.is_patch {
            let (html, streams) = joined.tree.render();
            if let Some(target) = self.dom.patch(id, &html, &streams, is_joining) {
                fail(place, format_args!("the page has no `{target}`, which is a portal's target"));
            }
            self.check(place);
            self.drop_cancelled();
        }
    }

    /// Ends the test where the client would mix elements up.
    pub(super) fn check(&self, place: Place) {
        if let Some(id) = self.dom.repeated_ids().first() {
            fail(
                place,
                format_args!("several elements have the id `{id}`: the browser would mix them up. Give each its own"),
            );
        }
        if let Some(form) = self.dom.first("form[phx-change]:not([id])") {
            let form = short(form);
            fail(
                place,
                format_args!(
                    "a form with `phx-change` has no id, without which what is typed is lost as the page reconnects: {form}"
                ),
            );
        }
    }
}
