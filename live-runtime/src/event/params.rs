//! Form data: flat pairs with bracketed names, decoded to a tree.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{FormError, key, lenient};

/// The most fields one form may have; as many again may be marked as untouched.
///
/// ```
/// use live_runtime::event::{MAX_PAIRS, Params, ParamsError};
///
/// assert_eq!(Params::from_urlencoded(&"a[]=1&".repeat(MAX_PAIRS + 1)), Err(ParamsError::TooManyPairs));
/// ```
pub const MAX_PAIRS: usize = 1_000;

/// The most brackets that one name may have.
///
/// ```
/// use live_runtime::event::{MAX_NESTING, Params, ParamsError};
///
/// let name = format!("a{}", "[b]".repeat(MAX_NESTING + 1));
/// assert_eq!(Params::from_urlencoded(&name), Err(ParamsError::TooDeep));
/// ```
pub const MAX_NESTING: usize = 32;

/// The most names between brackets that one form may have: eight for each of its fields. Each may be a map of its own, which
/// is a hundred times as large as the name.
///
/// ```
/// use live_runtime::event::{MAX_SEGMENTS, Params, ParamsError};
///
/// let name = format!("a{}=1&", "[b]".repeat(30));
/// let form = name.repeat(MAX_SEGMENTS / 30);
/// assert_eq!(Params::from_urlencoded(&form), Err(ParamsError::TooManySegments));
/// ```
pub const MAX_SEGMENTS: usize = 8 * MAX_PAIRS;

/// What an event carries, as a tree: from a form's fields, or from JSON.
///
/// Cheap to clone. `a[b]=1` makes maps and `a[]=1&a[]=2` makes lists; where two names disagree, the later wins.
///
/// ```
/// use live_runtime::event::Params;
/// use serde_json::json;
///
/// let params = Params::from_urlencoded("user[name]=Ann&user[tags][]=a&user[tags][]=b&_unused_age=&age=")?;
/// assert_eq!(*params.value(), json!({"user": {"name": "Ann", "tags": ["a", "b"]}, "age": ""}));
/// assert!(params.used("user[name]"));
/// assert!(!params.used("age"));
/// # Ok::<(), live_runtime::event::ParamsError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params {
    fields: Arc<Fields>,
}

/// Form data that is too large to be anybody's form.
///
/// ```
/// use live_runtime::event::ParamsError;
///
/// assert_eq!(ParamsError::TooManyPairs.to_string(), "more than 1000 fields");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParamsError {
    /// More than [`MAX_PAIRS`] fields.
    #[error("more than {MAX_PAIRS} fields")]
    TooManyPairs,
    /// A name of more than [`MAX_NESTING`] brackets.
    #[error("a field name nested deeper than {MAX_NESTING}")]
    TooDeep,
    /// More than [`MAX_SEGMENTS`] names between brackets.
    #[error("field names of more than {MAX_SEGMENTS} parts")]
    TooManySegments,
}

#[derive(Debug, Default, PartialEq)]
struct Fields {
    value: Value,
    untouched: Untouched,
    target: Vec<String>,
}

/// The fields that nobody has touched, in the shape of the tree that holds their values.
#[derive(Debug, Default, PartialEq)]
struct Untouched {
    itself: bool,
    below: BTreeMap<String, Untouched>,
}

impl Params {
    /// Decodes `application/x-www-form-urlencoded` text. Whatever its bytes, only its size can be wrong.
    ///
    /// ```
    /// use live_runtime::event::Params;
    ///
    /// let params = Params::from_urlencoded("city=S%C3%A3o+Paulo")?;
    /// assert_eq!(params.get("city").and_then(|city| city.as_str()), Some("São Paulo"));
    /// # Ok::<(), live_runtime::event::ParamsError>(())
    /// ```
    pub fn from_urlencoded(text: &str) -> Result<Self, ParamsError> {
        Self::from_form(text, Map::new())
    }

    /// Decodes a form and what came beside it, which wins over fields of the same name; its `_target` is the name of
    /// the field that was changed.
    pub(super) fn from_form(text: &str, mut meta: Map<String, Value>) -> Result<Self, ParamsError> {
        let target = match meta.remove("_target") {
            Some(Value::String(name)) => target(&name)?,
            _ => Vec::new(),
        };
        let mut fields = Map::new();
        let mut untouched = Untouched::default();
        let (mut pairs, mut markers) = (Count::default(), Count::default());
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            if let Some(path) = key::untouched(&name) {
                markers.admit(&path)?;
                untouched.mark(&path);
            } else {
                let segments = key::segments(&name);
                pairs.admit(&segments)?;
                insert(&mut fields, &segments, value.into_owned());
            }
        }
        fields.extend(meta);
        Ok(Self { fields: Arc::new(Fields { value: Value::Object(fields), untouched, target }) })
    }

    /// The whole tree.
    ///
    /// ```
    /// use live_runtime::event::Params;
    ///
    /// assert!(Params::from_urlencoded("a=1")?.value().is_object());
    /// # Ok::<(), live_runtime::event::ParamsError>(())
    /// ```
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.fields.value
    }

    /// The value of a field, by the name of its input: `title` or `user[name]`.
    ///
    /// ```
    /// use live_runtime::event::Params;
    ///
    /// let params = Params::from_urlencoded("user[tags][]=a")?;
    /// assert!(params.get("user[tags][]").is_some_and(|tags| tags.is_array()));
    /// # Ok::<(), live_runtime::event::ParamsError>(())
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        key::path(name).into_iter().try_fold(self.value(), |value, segment| value.get(segment))
    }

    /// The text at a name: what one input holds.
    ///
    /// ```
    /// use live_runtime::event::Params;
    ///
    /// let params = Params::from_urlencoded("user[name]=Ann")?;
    /// assert_eq!(params.text("user[name]"), Some("Ann"));
    /// assert_eq!(params.text("user"), None);
    /// # Ok::<(), live_runtime::event::ParamsError>(())
    /// ```
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_str)
    }

    /// Whether somebody has been at a field, by the name of its input: only then are its errors worth showing. A group
    /// of fields is used as soon as one of them is.
    ///
    /// ```
    /// use live_runtime::event::Params;
    ///
    /// let params = Params::from_urlencoded("user[name]=Ann&user[_unused_age]=&user[age]=")?;
    /// assert!(params.used("user[name]"));
    /// assert!(params.used("user"));
    /// assert!(!params.used("user[age]"));
    /// assert!(!params.used("not there"));
    /// # Ok::<(), live_runtime::event::ParamsError>(())
    /// ```
    #[must_use]
    pub fn used(&self, name: &str) -> bool {
        let mut value = self.value();
        let mut untouched = Some(&self.fields.untouched);
        for segment in key::path(name) {
            let Some(below) = value.get(segment) else { return false };
            value = below;
            untouched = untouched.and_then(|untouched| untouched.below.get(segment));
        }
        is_used(value, untouched)
    }

    /// The path of the field that was changed, `["user", "tags"]` for `user[tags][]`; empty when the form was submitted.
    ///
    /// ```
    /// use live_runtime::event::ClientEvent;
    ///
    /// let json = r#"{"type":"form","event":"validate","value":"user[tags][]=a","meta":{"_target":"user[tags][]"}}"#;
    /// assert_eq!(ClientEvent::parse(json)?.params()?.target(), ["user", "tags"]);
    /// # Ok::<(), live_runtime::event::EventError>(())
    /// ```
    #[must_use]
    pub fn target(&self) -> &[String] {
        &self.fields.target
    }

    /// Reads the whole tree as a type, as forgiving as form data needs: `"7"` is a number where one is asked for, and
    /// `""` is `None`.
    ///
    /// ```
    /// use live_runtime::event::Params;
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Page { number: u32, size: Option<u32> }
    ///
    /// let page: Page = Params::from_urlencoded("number=3&size=")?.read()?;
    /// assert_eq!((page.number, page.size), (3, None));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, FormError> {
        lenient::from_value(self.value()).map_err(FormError::from)
    }
}

/// A place in a tree of [`Params`], which may be empty.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place<'p> {
    value: Option<&'p Value>,
    untouched: Option<&'p Untouched>,
}

impl Params {
    /// The tree from its root.
    pub(crate) fn root(&self) -> Place<'_> {
        Place { value: Some(self.value()), untouched: Some(&self.fields.untouched) }
    }

    /// Checks that it is no larger than a form may be: JSON comes beside one, and in place of one.
    pub(super) fn admit_as_form(&self) -> Result<(), ParamsError> {
        if leaves(self.value()) > MAX_PAIRS { Err(ParamsError::TooManyPairs) } else { Ok(()) }
    }

    /// The same without one of the fields.
    pub(crate) fn without(mut self, name: &str) -> Self {
        if let Some(Fields { value: Value::Object(fields), .. }) = Arc::get_mut(&mut self.fields) {
            fields.remove(name);
        }
        self
    }
}

impl<'p> Place<'p> {
    /// A field of the group that is here.
    pub(crate) fn get(self, name: &str) -> Self {
        Self {
            value: self.value.and_then(|value| value.get(name)),
            untouched: self.untouched.and_then(|untouched| untouched.below.get(name)),
        }
    }

    /// An item of the list that is here.
    pub(crate) fn item(self, index: usize) -> Self {
        Self { value: self.value.and_then(|value| value.get(index)), untouched: None }
    }

    pub(crate) fn value(self) -> Option<&'p Value> {
        self.value
    }

    /// Whether somebody has been at what is here.
    pub(crate) fn used(self) -> bool {
        self.value.is_some_and(|value| is_used(value, self.untouched))
    }
}

/// JSON from a hook or a click, all of it used.
impl From<Value> for Params {
    fn from(value: Value) -> Self {
        Self { fields: Arc::new(Fields { value, ..Fields::default() }) }
    }
}

impl Untouched {
    fn mark(&mut self, path: &[&str]) {
        let mut node = self;
        for segment in path {
            node = node.below.entry((*segment).to_owned()).or_default();
        }
        node.itself = true;
    }
}

fn is_used(value: &Value, untouched: Option<&Untouched>) -> bool {
    let Some(untouched) = untouched else { return true };
    match value {
        _ if untouched.itself => false,
        Value::Object(fields) => fields.iter().any(|(name, field)| is_used(field, untouched.below.get(name))),
        _ => true,
    }
}

/// How much there is of a form already.
#[derive(Default)]
struct Count {
    pairs: usize,
    segments: usize,
}

impl Count {
    /// Counts one more name, if there may be one more, and this one.
    fn admit(&mut self, segments: &[&str]) -> Result<(), ParamsError> {
        self.pairs += 1;
        self.segments += segments.len();
        if self.pairs > MAX_PAIRS {
            return Err(ParamsError::TooManyPairs);
        }
        if self.segments > MAX_SEGMENTS {
            return Err(ParamsError::TooManySegments);
        }
        admit_depth(segments)
    }
}

/// How many fields there are in JSON. An empty map is one, too: a list of them may be one of forms.
fn leaves(value: &Value) -> usize {
    match value {
        Value::Array(items) if !items.is_empty() => items.iter().map(leaves).sum(),
        Value::Object(fields) if !fields.is_empty() => fields.values().map(leaves).sum(),
        _ => 1,
    }
}

fn admit_depth(segments: &[&str]) -> Result<(), ParamsError> {
    if segments.len() > MAX_NESTING + 1 { Err(ParamsError::TooDeep) } else { Ok(()) }
}

fn target(name: &str) -> Result<Vec<String>, ParamsError> {
    let path = key::path(name);
    admit_depth(&path)?;
    Ok(path.into_iter().map(str::to_owned).collect())
}

/// Puts a value where its name's segments say: as deep as they are many, at most [`MAX_NESTING`].
fn insert(fields: &mut Map<String, Value>, segments: &[&str], value: String) {
    match *segments {
        [] => {}
        [name] => {
            fields.insert(name.to_owned(), Value::String(value));
        }
        [name, "", ref rest @ ..] => {
            let item = if rest.is_empty() {
                Value::String(value)
            } else {
                let mut item = Map::new();
                insert(&mut item, rest, value);
                Value::Object(item)
            };
            match fields.get_mut(name) {
                Some(Value::Array(list)) => list.push(item),
                _ => drop(fields.insert(name.to_owned(), Value::Array(vec![item]))),
            }
        }
        [name, ref rest @ ..] => {
            let group = fields.entry(name).or_insert(Value::Null);
            if !group.is_object() {
                *group = Value::Object(Map::new());
            }
            if let Value::Object(group) = group {
                insert(group, rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn decode(text: &str) -> Value {
        Params::from_urlencoded(text).unwrap().value().clone()
    }

    #[test]
    fn decoding_as_plug_does() {
        for (text, expected) in [
            ("", json!({})),
            ("&&", json!({})),
            ("foo=bar&baz=bat", json!({"foo": "bar", "baz": "bat"})),
            ("foo=bar&foo=baz", json!({"foo": "baz"})),
            ("foo", json!({"foo": ""})),
            ("key=", json!({"key": ""})),
            ("=value", json!({"": "value"})),
            ("my+weird+field=q1%212%22%27w%245%267%2Fz8%29%3F", json!({"my weird field": "q1!2\"'w$5&7/z8)?"})),
            ("a=b=c", json!({"a": "b=c"})),
            ("users[name]=hello&users[age]=17", json!({"users": {"name": "hello", "age": "17"}})),
            ("users%5Bname%5D=hello", json!({"users": {"name": "hello"}})),
            ("foo[]=", json!({"foo": [""]})),
            ("foo[]=bar&foo[]=baz&bat[]=1", json!({"foo": ["bar", "baz"], "bat": ["1"]})),
            ("x[y][z]=1", json!({"x": {"y": {"z": "1"}}})),
            ("x[y][z][]=1&x[y][z][]=2", json!({"x": {"y": {"z": ["1", "2"]}}})),
            ("x[y][z]=1&x[y][z]=2", json!({"x": {"y": {"z": "2"}}})),
            ("x[y][][z]=1&x[y][][z]=2", json!({"x": {"y": [{"z": "1"}, {"z": "2"}]}})),
            ("x[y][][z][]=1", json!({"x": {"y": [{"z": ["1"]}]}})),
            ("x[0][a]=1&x[1][a]=2", json!({"x": {"0": {"a": "1"}, "1": {"a": "2"}}})),
            ("admin=false&admin=true", json!({"admin": "true"})),
            // The last wins where names disagree.
            ("x[]=1&x[y]=1", json!({"x": {"y": "1"}})),
            ("x[y]=1&x[]=1", json!({"x": ["1"]})),
            ("x[y][][w]=2&x[y]=1", json!({"x": {"y": "1"}})),
            ("x=1&x[y]=1", json!({"x": {"y": "1"}})),
            ("x[y]=1&x=1", json!({"x": "1"})),
            // Names whose brackets don't add up.
            ("a[=1&b]=2&c[d=3&e[f]g=4", json!({"a[": "1", "b]": "2", "c[d": "3", "e[f]g": "4"})),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
    }

    #[test]
    fn invalid_utf8_is_replaced() {
        assert_eq!(decode("a=%ff&b=%"), json!({"a": "\u{fffd}", "b": "%"}));
    }

    #[test]
    fn markers_stay_out_of_the_tree() {
        let text = "user[_unused_name]=&user[name]=&user[_unused_tags][]=&user[tags][]=t1&_unused_h=&h=";
        assert_eq!(decode(text), json!({"user": {"name": "", "tags": ["t1"]}, "h": ""}));
    }

    #[test]
    fn which_fields_are_used() {
        let params = Params::from_urlencoded(
            "_unused_a=&a=&b=1&_unused_tags[]=&tags[]=x&list[]=y\
             &u[_unused_n]=&u[n]=&u[_unused_m]=&u[m]=\
             &v[_unused_n]=&v[n]=&v[deep][x]=1&_unused_gone=",
        )
        .unwrap();
        for (name, used) in [
            ("a", false),
            ("b", true),
            ("tags", false),
            ("tags[]", false),
            ("list[]", true),
            ("u", false),
            ("u[n]", false),
            ("v", true),
            ("v[n]", false),
            ("v[deep]", true),
            ("v[deep][x]", true),
            ("gone", false),
            ("missing", false),
            ("b[below]", false),
        ] {
            assert_eq!(params.used(name), used, "{name}");
        }
    }

    #[test]
    fn as_many_markers_as_fields_are_allowed() {
        let text = "_unused_a[]=&a[]=&".repeat(MAX_PAIRS);
        assert!(Params::from_urlencoded(&text).is_ok());
        assert_eq!(Params::from_urlencoded(&format!("{text}b=1")), Err(ParamsError::TooManyPairs));
        assert_eq!(Params::from_urlencoded(&format!("{text}_unused_b=")), Err(ParamsError::TooManyPairs));
    }

    #[test]
    fn nesting_ends_at_its_limit() {
        for (part, marker) in [("[b]", ""), ("[]", ""), ("[b]", "[_unused_c]")] {
            let deepest = format!("a{}{marker}", part.repeat(MAX_NESTING - usize::from(!marker.is_empty())));
            assert!(Params::from_urlencoded(&deepest).is_ok(), "{deepest}");
            let deeper = format!("a{}{marker}", part.repeat(MAX_NESTING + 1));
            assert_eq!(Params::from_urlencoded(&deeper), Err(ParamsError::TooDeep), "{deeper}");
        }
    }

    /// 1000 names of 33 parts, of which each is a map of its own, would take 200 times as much memory as they are long.
    #[test]
    fn names_are_limited_together() {
        for marker in ["", "[_unused_c]"] {
            let names = (0..300).map(|number| format!("a{number}{}{marker}=&", "[b]".repeat(26)));
            let form: String = names.collect();
            assert_eq!(Params::from_urlencoded(&form), Err(ParamsError::TooManySegments));
        }
        // As many fields as there may be, in as many groups as anybody has.
        let names = (0..MAX_PAIRS).map(|number| format!("order[lines][{number}][parts][0][color][name]=&"));
        assert!(Params::from_urlencoded(&names.collect::<String>()).is_ok());
    }

    #[test]
    fn json_beside_a_form_or_in_place_of_one_is_limited_too() {
        let meta = |count| Map::from_iter([("list".to_owned(), Value::Array(vec![json!({}); count]))]);
        let beside = |count| Params::from_form("a=1", meta(count)).unwrap();
        assert_eq!(beside(MAX_PAIRS - 1).admit_as_form(), Ok(()));
        assert_eq!(beside(MAX_PAIRS).admit_as_form(), Err(ParamsError::TooManyPairs));
        let list = |count| Params::from(json!({"list": vec![json!({"a": [null], "b": {}}); count]}));
        assert_eq!(list(MAX_PAIRS / 2).admit_as_form(), Ok(()));
        assert_eq!(list(MAX_PAIRS / 2 + 1).admit_as_form(), Err(ParamsError::TooManyPairs));
    }

    #[test]
    fn what_comes_beside_the_form_wins() {
        let meta = Map::from_iter([("b".to_owned(), json!(3)), ("c".to_owned(), json!("x"))]);
        let params = Params::from_form("a=1&b=2", meta).unwrap();
        assert_eq!(*params.value(), json!({"a": "1", "b": 3, "c": "x"}));
    }

    #[test]
    fn json_is_used_wherever_it_is() {
        let params = Params::from(json!({"a": {"b": null}}));
        assert!(params.used("a[b]"));
        assert!(!params.used("c"));
    }

    proptest! {
        #[test]
        fn nothing_made_up_panics(text in "\\PC{0,60}", alike in "([ab=&]|\\[|\\]|\\[\\]|_unused_|%5B|%5D){0,60}") {
            for text in [text, alike] {
                if let Ok(params) = Params::from_urlencoded(&text) {
                    let _ = (params.used(&text), params.get(&text));
                    prop_assert!(params.value().is_object());
                }
            }
        }

        #[test]
        fn plain_fields_come_back(fields in proptest::collection::btree_map("[a-z ]{1,8}", "\\PC{0,12}", 0..8)) {
            let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
            prop_assert_eq!(decode(&text), json!(fields));
        }
    }
}
