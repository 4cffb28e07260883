//! The payload of an `event` push.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{EventError, Params};

/// What the client pushes as `event`, borrowed from its frame, with its value still undecoded.
#[derive(Deserialize)]
pub(super) struct EventPayload<'frame> {
    /// How the value is to be decoded.
    #[serde(rename = "type", default)]
    pub(super) kind: EventKind,
    /// The handler that is asked for.
    #[serde(borrow)]
    pub(super) event: Cow<'frame, str>,
    /// JSON, or for a form a JSON string of urlencoded text.
    #[serde(borrow, default)]
    pub(super) value: Option<&'frame RawValue>,
    /// What comes beside a form's fields.
    #[serde(borrow, default)]
    pub(super) meta: Option<&'frame RawValue>,
    /// The component that the event is for, if it isn't the view.
    #[serde(default)]
    pub(super) cid: Option<u64>,
    /// The files that the form has, by upload.
    #[serde(borrow, default)]
    pub(super) uploads: Option<&'frame RawValue>,
}

/// How the value of an event is encoded: all that its `type` tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum EventKind {
    /// Urlencoded text in a JSON string.
    Form,
    /// Any JSON: clicks, keys, hooks, and types that are yet to be invented.
    #[default]
    Other,
}

impl<'frame> EventPayload<'frame> {
    /// Reads the payload's outer shape.
    pub(super) fn from_json(json: &'frame str) -> Result<Self, EventError> {
        serde_json::from_str(json).map_err(|_| EventError::Malformed)
    }

    /// The value, and for a form what comes beside it.
    pub(super) fn decode(&self) -> Result<Params, EventError> {
        match self.kind {
            EventKind::Form => self.decode_form(),
            EventKind::Other => {
                let value: Value = self.value.map_or(Ok(Value::Null), read_json)?;
                Ok(Params::from(value))
            }
        }
    }

    fn decode_form(&self) -> Result<Params, EventError> {
        let Text(text) = self.value.map(read_json).ok_or(EventError::Malformed)??;
        let meta: Option<Map<String, Value>> = self.meta.map(read_json).transpose()?;
        Ok(Params::from_form(&text, meta.unwrap_or_default())?)
    }
}

/// The value may hold a password: only its size is shown.
impl fmt::Debug for EventPayload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventPayload")
            .field("kind", &self.kind)
            .field("event", &self.event)
            .field("cid", &self.cid)
            .field("value_len", &self.value.map(|value| value.get().len()))
            .finish_non_exhaustive()
    }
}

/// A JSON string, borrowed where nothing in it is escaped.
#[derive(Deserialize)]
struct Text<'json>(#[serde(borrow)] Cow<'json, str>);

fn read_json<'json, T: Deserialize<'json>>(json: &'json RawValue) -> Result<T, EventError> {
    serde_json::from_str(json.get()).map_err(|_| EventError::Malformed)
}

impl<'de> Deserialize<'de> for EventKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(KindVisitor)
    }
}

struct KindVisitor;

impl Visitor<'_> for KindVisitor {
    type Value = EventKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the type of an event, or null")
    }

    fn visit_str<E: de::Error>(self, kind: &str) -> Result<EventKind, E> {
        Ok(if kind == "form" { EventKind::Form } else { EventKind::Other })
    }

    fn visit_unit<E: de::Error>(self) -> Result<EventKind, E> {
        Ok(EventKind::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shapes_that_the_client_sends() {
        for (json, kind, cid) in [
            (r#"{"type":"click","event":"e","value":{}}"#, EventKind::Other, None),
            (r#"{"type":null,"event":"e","value":{"a":1}}"#, EventKind::Other, None),
            (r#"{"event":"e"}"#, EventKind::Other, None),
            (r#"{"type":"hook","event":"e","value":null,"cid":null}"#, EventKind::Other, None),
            (r#"{"type":"form","event":"e","value":"","uploads":{},"cid":7}"#, EventKind::Form, Some(7)),
        ] {
            let payload = EventPayload::from_json(json).unwrap();
            assert_eq!((payload.kind, &*payload.event, payload.cid), (kind, "e", cid), "{json}");
        }
    }

    #[test]
    fn a_name_is_borrowed_unless_it_is_escaped() {
        assert!(matches!(EventPayload::from_json(r#"{"event":"e"}"#).unwrap().event, Cow::Borrowed("e")));
        assert_eq!(EventPayload::from_json(r#"{"event":"\u0065"}"#).unwrap().event, "e");
    }

    #[test]
    fn what_is_no_payload() {
        for json in
            ["", "null", "{}", "[]", r#"{"event":1}"#, r#"{"type":1,"event":"e"}"#, r#"{"event":"e","cid":-1}"#, "{"]
        {
            assert_eq!(EventPayload::from_json(json).unwrap_err(), EventError::Malformed, "{json}");
        }
    }

    #[test]
    fn debug_shows_no_value() {
        let json = r#"{"type":"form","event":"e","value":"password=hunter2"}"#;
        assert!(!format!("{:?}", EventPayload::from_json(json).unwrap()).contains("hunter2"));
    }
}
