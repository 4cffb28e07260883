//! How frames to the browser begin and end.

/// A response that says nothing.
pub(crate) const EMPTY: &str = "{}";

/// How a reply went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Ok,
    Error,
}

/// The join reference and the topic of one channel, as JSON: what each of its frames carries.
#[derive(Debug)]
pub(crate) struct Envelope {
    /// Both in one allocation, the join reference first.
    text: Box<str>,
    join_ref_len: usize,
}

/// What follows the response of a reply.
const REPLY_END: &str = "}]";

/// Room for a small diff: most frames are this short.
const USUAL_FRAME: usize = 192;

impl Envelope {
    /// `join_ref` is JSON already, `topic` is text.
    pub(crate) fn new(join_ref: &str, topic: &str) -> Self {
        Self { text: format!("{join_ref}{}", json_string(topic)).into_boxed_str(), join_ref_len: join_ref.len() }
    }

    /// As JSON.
    pub(crate) fn join_ref(&self) -> &str {
        self.text.get(..self.join_ref_len).unwrap_or("null")
    }

    fn topic(&self) -> &str {
        self.text.get(self.join_ref_len..).unwrap_or("\"\"")
    }

    /// A reply up to its response: the caller appends that and calls [`Envelope::close_reply`].
    pub(crate) fn open_reply(&self, reference: &str) -> String {
        open(self.join_ref(), reference, self.topic(), Status::Ok)
    }

    /// A push up to its payload: the caller appends that and calls [`Envelope::close_push`].
    pub(crate) fn open_push(&self, event: &str) -> String {
        let mut frame = String::with_capacity(USUAL_FRAME);
        begin(&mut frame, self.join_ref(), "null", self.topic());
        frame.push('"');
        frame.push_str(event);
        frame.push_str("\",");
        frame
    }

    pub(crate) fn close_reply(mut frame: String) -> String {
        frame.push_str(REPLY_END);
        frame
    }

    pub(crate) fn close_push(mut frame: String) -> String {
        frame.push(']');
        frame
    }

    /// A whole reply; `response` is JSON.
    pub(crate) fn reply(&self, reference: &str, status: Status, response: &str) -> String {
        let mut frame = open(self.join_ref(), reference, self.topic(), status);
        frame.push_str(response);
        Self::close_reply(frame)
    }

    /// The channel is over, and that is what was wanted: the client does not join again.
    pub(crate) fn closed(&self) -> String {
        self.last("phx_close", EMPTY)
    }

    /// The channel is over by accident: the client joins again.
    pub(crate) fn crashed(&self) -> String {
        self.last("phx_error", r#"{"reason":"channel_crash"}"#)
    }

    fn last(&self, event: &str, payload: &str) -> String {
        let mut frame = String::with_capacity(USUAL_FRAME);
        begin(&mut frame, self.join_ref(), self.join_ref(), self.topic());
        frame.push('"');
        frame.push_str(event);
        frame.push_str("\",");
        frame.push_str(payload);
        Self::close_push(frame)
    }
}

/// A reply of no channel. `join_ref`, `reference` and `response` are JSON, `topic` is text.
pub(crate) fn reply(join_ref: &str, reference: &str, topic: &str, status: Status, response: &str) -> String {
    let mut frame = open(join_ref, reference, &json_string(topic), status);
    frame.push_str(response);
    Envelope::close_reply(frame)
}

/// `text` as a JSON string.
pub(crate) fn json_string(text: &str) -> String {
    // Writing text to memory does not fail.
    serde_json::to_string(text).unwrap_or_default()
}

fn open(join_ref: &str, reference: &str, topic: &str, status: Status) -> String {
    let mut frame = String::with_capacity(USUAL_FRAME);
    begin(&mut frame, join_ref, reference, topic);
    frame.push_str(match status {
        Status::Ok => r#""phx_reply",{"status":"ok","response":"#,
        Status::Error => r#""phx_reply",{"status":"error","response":"#,
    });
    frame
}

fn begin(frame: &mut String, join_ref: &str, reference: &str, topic: &str) {
    frame.push('[');
    for part in [join_ref, reference, topic] {
        frame.push_str(part);
        frame.push(',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope() -> Envelope {
        Envelope::new(r#""4""#, "lv:phx-A")
    }

    #[test]
    fn replies() {
        assert_eq!(
            envelope().reply(r#""9""#, Status::Ok, EMPTY),
            r#"["4","9","lv:phx-A","phx_reply",{"status":"ok","response":{}}]"#
        );
        assert_eq!(
            reply("null", r#""5""#, "a\"b", Status::Error, r#"{"reason":"x"}"#),
            r#"[null,"5","a\"b","phx_reply",{"status":"error","response":{"reason":"x"}}]"#
        );
    }

    #[test]
    fn pushes() {
        let mut frame = envelope().open_push("diff");
        frame.push_str(r#"{"0":"1"}"#);
        assert_eq!(Envelope::close_push(frame), r#"["4",null,"lv:phx-A","diff",{"0":"1"}]"#);
    }

    #[test]
    fn last_frames() {
        assert_eq!(envelope().closed(), r#"["4","4","lv:phx-A","phx_close",{}]"#);
        assert_eq!(envelope().crashed(), r#"["4","4","lv:phx-A","phx_error",{"reason":"channel_crash"}]"#);
    }
}
