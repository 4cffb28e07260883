//! An event and its arguments.

use std::{borrow::Cow, fmt};

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::payload::EventPayload;
use super::{EventError, Form, FormData, FormError, Params, Payload, lenient};

/// How much of an unknown name is repeated in its error, in characters.
const MAX_UNKNOWN: usize = 100;

/// What an event can carry: whatever serde reads.
///
/// ```
/// use live_runtime::event::EventData;
///
/// #[derive(serde::Deserialize)]
/// struct SongId(u32);
///
/// fn is_sent<T: EventData>() {}
/// is_sent::<SongId>();
/// ```
#[diagnostic::on_unimplemented(
    message = "no event can carry a `{Self}`",
    label = "serde cannot read it",
    note = "derive it: `#[derive(serde::Deserialize)]`; what is not sent by the page is taken as `State<T>` or kept in the view"
)]
pub trait EventData: DeserializeOwned {}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> EventData for T {}

/// An event on its way to its handler. Its value is decoded when the first argument is asked for, and only once.
///
/// ```
/// use live_runtime::event::ClientEvent;
///
/// let json = r#"{"type":"click","event":"play","value":{"song-id":"7","value":""}}"#;
/// let mut event = ClientEvent::parse(json)?;
/// assert_eq!(event.name(), "play");
/// assert_eq!(event.arg::<u32>("song_id")?, 7);
/// assert_eq!(event.arg::<Option<u32>>("volume")?, None);
/// # Ok::<(), live_runtime::event::EventError>(())
/// ```
pub struct ClientEvent<'frame> {
    payload: EventPayload<'frame>,
    params: Option<Params>,
}

impl<'frame> ClientEvent<'frame> {
    /// Reads the payload of an `event` push, but not yet its value.
    ///
    /// ```
    /// use live_runtime::event::{ClientEvent, EventError};
    ///
    /// assert!(ClientEvent::parse(r#"{"event":"inc"}"#).is_ok());
    /// assert_eq!(ClientEvent::parse("[]").unwrap_err(), EventError::Malformed);
    /// ```
    pub fn parse(json: &'frame str) -> Result<Self, EventError> {
        Ok(Self { payload: EventPayload::from_json(json)?, params: None })
    }

    /// The handler that is asked for.
    ///
    /// ```
    /// # use live_runtime::event::ClientEvent;
    /// assert_eq!(ClientEvent::parse(r#"{"event":"inc"}"#)?.name(), "inc");
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.payload.event
    }

    /// The name as it stands in the frame, which lives as long as that; nothing where it is written with escapes.
    pub(crate) fn name_in_frame(&self) -> &'frame str {
        match self.payload.event {
            Cow::Borrowed(name) => name,
            Cow::Owned(_) => "",
        }
    }

    /// The component that the event is for, if it isn't the view.
    ///
    /// ```
    /// # use live_runtime::event::ClientEvent;
    /// assert_eq!(ClientEvent::parse(r#"{"event":"inc","cid":2}"#)?.cid(), Some(2));
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    #[must_use]
    pub fn cid(&self) -> Option<u64> {
        self.payload.cid
    }

    /// The files that a form has, by upload, as JSON. None where it has no input for files.
    pub(crate) fn uploads(&self) -> Option<&'frame str> {
        self.payload.uploads.map(serde_json::value::RawValue::get).filter(|uploads| *uploads != "{}")
    }

    /// A named argument: `song_id` is also found as `song-id`, which is how HTML spells it.
    ///
    /// ```
    /// use live_runtime::event::{ClientEvent, EventError};
    ///
    /// let mut event = ClientEvent::parse(r#"{"event":"inc","value":{"by":"2"}}"#)?;
    /// assert_eq!(event.arg::<i32>("by"), Ok(2));
    /// assert_eq!(event.arg::<i32>("id"), Err(EventError::Missing { argument: "id" }));
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    pub fn arg<T: EventData>(&mut self, name: &'static str) -> Result<T, EventError> {
        match argument(self.decoded()?, name) {
            Some(value) => lenient::from_value(value).map_err(|error| {
                let message = FormError::from(error).to_string();
                EventError::Invalid { argument: name, message }
            }),
            None => lenient::from_nothing().ok_or(EventError::Missing { argument: name }),
        }
    }

    /// The fields of a form, or of a map that a hook sends in its place.
    ///
    /// ```
    /// use live_runtime::event::ClientEvent;
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Rename { name: String }
    ///
    /// let mut event = ClientEvent::parse(r#"{"type":"form","event":"rename","value":"name=Ann"}"#)?;
    /// assert_eq!(event.form::<Rename>()?.name, "Ann");
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    pub fn form<T: FormData>(&mut self) -> Result<Form<T>, EventError> {
        Ok(self.try_form()??)
    }

    /// [`form`](Self::form), for a handler that wants to answer a form which isn't of its type.
    ///
    /// ```
    /// use live_runtime::event::ClientEvent;
    ///
    /// let mut event = ClientEvent::parse(r#"{"type":"form","event":"count","value":"0=many"}"#)?;
    /// let error = event.try_form::<Vec<u8>>()?.unwrap_err();
    /// assert_eq!((error.field.as_str(), error.message.as_str()), ("0", "is not a whole number"));
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    pub fn try_form<T: FormData>(&mut self) -> Result<Result<Form<T>, FormError>, EventError> {
        let params = self.decoded()?;
        params.admit_as_form()?;
        Ok(Form::read(params))
    }

    /// All that the event carries, as a type.
    ///
    /// ```
    /// use live_runtime::event::{ClientEvent, Payload};
    ///
    /// let mut event = ClientEvent::parse(r#"{"type":"hook","event":"moved","value":[3,4]}"#)?;
    /// assert_eq!(event.payload()?, Payload((3, 4)));
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    pub fn payload<T: EventData>(&mut self) -> Result<Payload<T>, EventError> {
        self.decoded()?.read().map(Payload).map_err(EventError::Payload)
    }

    /// All that the event carries, whatever it is.
    ///
    /// ```
    /// use live_runtime::event::ClientEvent;
    ///
    /// let mut event = ClientEvent::parse(r#"{"type":"hook","event":"moved","value":[3,4]}"#)?;
    /// assert_eq!(event.params()?.read::<(u32, u32)>()?, (3, 4));
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    pub fn params(&mut self) -> Result<Params, EventError> {
        self.decoded().cloned()
    }

    /// The error of a name that no handler has.
    ///
    /// ```
    /// # use live_runtime::event::ClientEvent;
    /// let event = ClientEvent::parse(r#"{"event":"incc"}"#)?;
    /// assert_eq!(event.unknown().to_string(), "no handler for the event `incc`");
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    #[must_use]
    pub fn unknown(&self) -> EventError {
        EventError::Unknown { event: self.name().chars().take(MAX_UNKNOWN).collect() }
    }

    fn decoded(&mut self) -> Result<&Params, EventError> {
        match &mut self.params {
            Some(params) => Ok(params),
            none => Ok(none.insert(self.payload.decode()?)),
        }
    }
}

/// The value may hold a password: it is not shown.
impl fmt::Debug for ClientEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ClientEvent").field(&self.payload).finish()
    }
}

fn argument<'params>(params: &'params Params, name: &str) -> Option<&'params Value> {
    let arguments = params.value();
    arguments.get(name).or_else(|| {
        if !name.contains('_') {
            return None;
        }
        arguments.get(name.replace('_', "-"))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    fn event(json: &str) -> ClientEvent<'_> {
        ClientEvent::parse(json).unwrap()
    }

    fn form_event(value: &str, meta: &Value) -> String {
        json!({"type": "form", "event": "validate", "value": value, "meta": meta, "uploads": {}}).to_string()
    }

    #[test]
    fn arguments_by_name() {
        let mut event =
            event(r#"{"type":"click","event":"e","value":{"id":"7","song-id":"8","by":2,"on":"","value":""}}"#);
        assert_eq!(event.arg("id"), Ok(7_i64));
        assert_eq!(event.arg("song_id"), Ok(8_u8));
        assert_eq!(event.arg("by"), Ok("2".to_owned()));
        assert_eq!(event.arg("on"), Ok(None::<u8>));
        assert_eq!(event.arg("off"), Ok(None::<u8>));
        assert_eq!(event.arg("value"), Ok(String::new()));
        assert_eq!(event.arg::<u8>("off"), Err(EventError::Missing { argument: "off" }));
    }

    #[test]
    fn an_argument_of_another_type() {
        let error = event(r#"{"event":"e","value":{"n":"256"}}"#).arg::<u8>("n").unwrap_err();
        assert_eq!(error, EventError::Invalid { argument: "n", message: "is out of range".into() });
    }

    #[test]
    fn an_exact_name_goes_before_its_html_spelling() {
        let mut event = event(r#"{"event":"e","value":{"song-id":"1","song_id":"2"}}"#);
        assert_eq!(event.arg("song_id"), Ok(2_u8));
    }

    #[test]
    fn an_argument_names_the_field_inside_it() {
        let mut event = event(r#"{"event":"e","value":{"at":{"x":"a"}}}"#);
        let error = event.arg::<std::collections::BTreeMap<String, u8>>("at").unwrap_err();
        assert_eq!(error.to_string(), "the event's value for `at`: x: is not a whole number");
    }

    #[test]
    fn a_value_that_is_no_map_has_no_arguments() {
        for value in ["null", "1", "\"id\"", "[1]", "true"] {
            let json = format!(r#"{{"event":"e","value":{value}}}"#);
            assert_eq!(event(&json).arg::<u8>("id"), Err(EventError::Missing { argument: "id" }), "{value}");
            assert_eq!(event(&json).arg::<Option<u8>>("id"), Ok(None), "{value}");
        }
    }

    #[test]
    fn nothing_is_decoded_until_it_is_asked_for_and_then_once() {
        let mut event = event(r#"{"event":"e","value":{"id":"7"}}"#);
        assert_eq!((event.name(), &event.params), ("e", &None));
        let first = event.params().unwrap();
        let _ = (event.arg::<u8>("id"), event.form::<Value>());
        assert!(std::ptr::eq(event.params().unwrap().value(), first.value()));
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct User {
        name: String,
        #[serde(default)]
        tags: Vec<String>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Signup {
        user: User,
        h: String,
    }

    #[test]
    fn a_form_with_all_there_is() {
        let json = form_event(
            "user%5Bname%5D=Bob&user%5B_unused_tags%5D%5B%5D=&user%5Btags%5D%5B%5D=t1&h=hv",
            &json!({"_target": "user[name]", "x": "y", "h": "over"}),
        );
        let mut event = event(&json);
        let form = event.form::<Signup>().unwrap();
        assert_eq!(form.user, User { name: "Bob".into(), tags: vec!["t1".into()] });
        assert_eq!(form.h, "over");
        assert_eq!(form.target(), ["user", "name"]);
        assert!(form.used("user[name]") && form.used("user") && !form.used("user[tags]"));
        assert_eq!(form.params().get("_target"), None);
        assert_eq!(event.arg("x"), Ok("y".to_owned()));
    }

    #[test]
    fn targets() {
        for (meta, target) in [
            (json!({"_target": "user[tags][]"}), &["user", "tags"] as &[&str]),
            (json!({"_target": "undefined"}), &["undefined"]),
            (json!({"_target": 7}), &[]),
            (json!({}), &[]),
            (json!(null), &[]),
        ] {
            let form = event(&form_event("", &meta)).form::<Value>().unwrap();
            assert_eq!(form.target(), target, "{meta}");
        }
    }

    #[test]
    fn a_hook_may_send_a_map_for_a_form() {
        let mut event = event(r#"{"type":"hook","event":"e","value":{"user":{"name":"Bob"},"h":7}}"#);
        let form = event.form::<Signup>().unwrap();
        assert_eq!((form.user.name.as_str(), form.h.as_str(), form.used("user[name]")), ("Bob", "7", true));
    }

    #[test]
    fn a_form_that_is_not_of_its_type() {
        let json = form_event("user[name]=Bob&user[tags]=x&h=", &json!({}));
        let error = event(&json).form::<Signup>().unwrap_err();
        let expected = "the event's form can't be read: user.tags: should be a sequence, not string \"x\"";
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_form_must_be_text() {
        for json in [
            r#"{"type":"form","event":"e","value":{"a":1}}"#,
            r#"{"type":"form","event":"e","value":null}"#,
            r#"{"type":"form","event":"e"}"#,
            r#"{"type":"form","event":"e","value":"a=1","meta":[]}"#,
        ] {
            assert_eq!(event(json).params(), Err(EventError::Malformed), "{json}");
        }
    }

    #[test]
    fn escaped_form_text_is_unescaped() {
        let mut event = event(r#"{"type":"form","event":"e","value":"a=\u0031\"&b=\/"}"#);
        assert_eq!(*event.params().unwrap().value(), json!({"a": "1\"", "b": "/"}));
    }

    #[test]
    fn deep_json_is_an_error() {
        let deep = format!(r#"{{"event":"e","value":{}1{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        let mut event = event(&deep);
        assert_eq!(event.name(), "e");
        assert_eq!(event.params(), Err(EventError::Malformed));
    }

    #[test]
    fn debug_shows_no_value() {
        let json = form_event("password=hunter2", &json!({}));
        let mut event = event(&json);
        let _ = event.params();
        assert!(!format!("{event:?}").contains("hunter2"));
    }

    /// As the macros write it: matching the name must not keep the event borrowed.
    #[test]
    fn the_shape_of_a_dispatch() {
        fn dispatch(event: &mut ClientEvent<'_>) -> Result<u8, EventError> {
            match event.name() {
                "inc" => Ok(event.arg("by")?),
                "save" => Ok(event.form::<Signup>()?.user.name.len().try_into().unwrap_or(0)),
                _ => Err(event.unknown()),
            }
        }
        assert_eq!(dispatch(&mut event(r#"{"event":"inc","value":{"by":"2"}}"#)), Ok(2));
        assert!(dispatch(&mut event(r#"{"event":"dec","value":{"by":"2"}}"#)).is_err());
    }

    #[test]
    fn an_event_can_be_held_while_its_handler_waits() {
        fn is_send<T: Send>() {}
        is_send::<ClientEvent<'_>>();
        is_send::<&mut ClientEvent<'_>>();
        is_send::<Form<Signup>>();
    }

    #[test]
    fn an_unknown_name_is_cut() {
        let json = format!(r#"{{"event":"{}"}}"#, "é".repeat(5_000));
        assert_eq!(event(&json).unknown(), EventError::Unknown { event: "é".repeat(MAX_UNKNOWN) });
    }

    proptest! {
        #[test]
        fn nothing_made_up_panics(text in "\\PC{0,60}", value in "\\PC{0,40}", kind in "(form|click)") {
            let _ = EventPayload::from_json(&text);
            let json = json!({"type": kind, "event": text, "value": value, "meta": {"_target": value}}).to_string();
            let mut event = event(&json);
            let _ = (event.arg::<u8>("a"), event.form::<Signup>(), event.params(), event.unknown());
        }
    }
}
