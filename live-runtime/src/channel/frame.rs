//! Frames of the browser.

use std::{borrow::Cow, ops::Range};

use serde::Deserialize;
use serde_json::value::RawValue;

/// `[join_ref, ref, topic, event, payload]`, borrowed from the text of the frame.
#[derive(Debug, Deserialize)]
pub(crate) struct Frame<'a>(
    #[serde(borrow)] &'a RawValue,
    #[serde(borrow)] &'a RawValue,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] &'a RawValue,
);

/// Bytes that are not a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FrameError {
    #[error("not a frame: expected `[join_ref, ref, topic, event, payload]`")]
    Malformed,
    #[error("a reference is neither text nor null")]
    Reference,
}

/// A reference counts up from 1 while a page is open.
const MAX_REFERENCE: usize = 64;

impl<'a> Frame<'a> {
    /// Reads a text frame.
    pub(crate) fn parse(text: &'a str) -> Result<Self, FrameError> {
        let frame: Self = serde_json::from_str(text).map_err(|_| FrameError::Malformed)?;
        for reference in [frame.0, frame.1] {
            let reference = reference.get();
            if reference != "null" && !(reference.starts_with('"') && reference.len() <= MAX_REFERENCE) {
                return Err(FrameError::Reference);
            }
        }
        Ok(frame)
    }

    /// Which join of the topic this belongs to, as the JSON that the client sent; `null` for any.
    pub(crate) fn join_ref(&self) -> &'a str {
        self.0.get()
    }

    /// What to answer to, as the JSON that the client sent.
    pub(crate) fn reference(&self) -> &'a str {
        self.1.get()
    }

    pub(crate) fn topic(&self) -> &str {
        &self.2
    }

    pub(crate) fn event(&self) -> &str {
        &self.3
    }

    /// JSON.
    pub(crate) fn payload(&self) -> &'a str {
        self.4.get()
    }
}

/// A push in a binary frame: what an upload's chunks come in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BinaryFrame<'a> {
    pub(crate) join_ref: &'a str,
    pub(crate) reference: &'a str,
    pub(crate) topic: &'a str,
    pub(crate) event: &'a str,
    /// How many bytes come after all this.
    pub(crate) data: usize,
}

impl<'a> BinaryFrame<'a> {
    /// Reads `0x00 | sizes of join_ref, ref, topic and event | these four | data`.
    pub(crate) fn parse(bytes: &'a [u8]) -> Result<Self, FrameError> {
        Self::read(bytes).ok_or(FrameError::Malformed)
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (&[kind, join_ref, reference, topic, event], mut rest) = bytes.split_first_chunk()?;
        let mut part = |len: u8| {
            let (part, after) = rest.split_at_checked(usize::from(len))?;
            rest = after;
            str::from_utf8(part).ok()
        };
        let (join_ref, reference, topic, event) = (part(join_ref)?, part(reference)?, part(topic)?, part(event)?);
        (kind == 0).then_some(Self { join_ref, reference, topic, event, data: rest.len() })
    }
}

/// Where `part` is in `whole`, of which it is a piece.
pub(super) fn place_of(part: &str, whole: &str) -> Range<usize> {
    let start = part.as_ptr().addr().wrapping_sub(whole.as_ptr().addr());
    start..start.saturating_add(part.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_push_of_the_client() {
        let text = r#"["4","8","lv:phx-A","event",{"type":"click","event":"inc","value":{}}]"#;
        let frame = Frame::parse(text).unwrap();
        assert_eq!((frame.join_ref(), frame.reference()), (r#""4""#, r#""8""#));
        assert_eq!((frame.topic(), frame.event()), ("lv:phx-A", "event"));
        assert_eq!(frame.payload(), r#"{"type":"click","event":"inc","value":{}}"#);
        assert_eq!(&text[place_of(frame.payload(), text)], frame.payload());
        assert_eq!(&text[place_of(frame.reference(), text)], frame.reference());
        assert!(matches!(frame.2, Cow::Borrowed(_)), "nothing is copied");
    }

    #[test]
    fn escapes_are_read() {
        let frame = Frame::parse(r#"[null,"1","lv:\u0070","\"",null]"#).unwrap();
        assert_eq!((frame.topic(), frame.event()), ("lv:p", "\""));
    }

    #[test]
    fn what_is_not_a_frame() {
        for text in [
            "",
            "null",
            "{}",
            "[]",
            r#"["1","2","t","e"]"#,
            r#"["1","2","t","e",{},{}]"#,
            r#"["1","2","t","e",{}] x"#,
            r#"["1","2",3,"e",{}]"#,
            r#"["1","2","t",null,{}]"#,
            r#"["1","2","t","e",{"a":}]"#,
        ] {
            assert_eq!(Frame::parse(text).unwrap_err(), FrameError::Malformed, "{text}");
        }
        for text in [r#"[1,"2","t","e",{}]"#, r#"["1",2,"t","e",{}]"#, r#"["1",["2"],"t","e",{}]"#] {
            assert_eq!(Frame::parse(text).unwrap_err(), FrameError::Reference, "{text}");
        }
        let long = format!(r#"["{}","2","t","e",{{}}]"#, "1".repeat(MAX_REFERENCE));
        assert_eq!(Frame::parse(&long).unwrap_err(), FrameError::Reference);
    }

    #[test]
    fn a_deep_payload_does_not_exhaust_the_stack() {
        let text = format!(r#"["1","2","t","e",{}{}]"#, "[".repeat(200_000), "]".repeat(200_000));
        let _ = Frame::parse(&text);
    }

    #[test]
    fn a_chunk_of_an_upload() {
        let bytes = b"\x00\x02\x02\x05\x051213lvu:0chunkhello ";
        let frame = BinaryFrame { join_ref: "12", reference: "13", topic: "lvu:0", event: "chunk", data: 6 };
        assert_eq!(BinaryFrame::parse(bytes), Ok(frame));
        for wrong in
            [&b""[..], b"\x00", b"\x01\x00\x00\x00\x00", b"\x00\x09\x02\x05\x051213", b"\x00\x01\x00\x00\x00\xff"]
        {
            assert_eq!(BinaryFrame::parse(wrong), Err(FrameError::Malformed), "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_made_up_panics(text in "\\PC{0,80}", bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let _ = Frame::parse(&text);
            let _ = BinaryFrame::parse(&bytes);
        }
    }
}
