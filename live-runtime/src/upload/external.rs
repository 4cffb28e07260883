//! Files that the browser sends elsewhere.

use serde::Serialize;
use serde_json::{Map, Value};

/// Where the browser sends a file, and what it needs for that: the `meta` of one of the client's `uploaders`. It is also
/// what is consumed when the browser says that the file has arrived there.
///
/// ```
/// use live_runtime::External;
///
/// #[derive(serde::Serialize)]
/// struct Put { url: String }
///
/// let meta = External::new("S3", &Put { url: "https://bucket.example/key?signature=…".into() });
/// assert_eq!(meta.uploader(), "S3");
/// assert_eq!(meta.get("url").and_then(|url| url.as_str()), Some("https://bucket.example/key?signature=…"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct External(Map<String, Value>);

impl External {
    /// For the client's uploader of that name. What of `meta` is no JSON object is left out.
    #[must_use]
    pub fn new(uploader: &str, meta: &impl Serialize) -> Self {
        let mut members = match serde_json::to_value(meta) {
            Ok(Value::Object(members)) => members,
            _ => Map::new(),
        };
        members.insert("uploader".to_owned(), uploader.into());
        Self(members)
    }

    /// The name of the uploader.
    #[must_use]
    pub fn uploader(&self) -> &str {
        self.get("uploader").and_then(Value::as_str).unwrap_or_default()
    }

    /// A member of what the uploader gets.
    #[must_use]
    pub fn get(&self, member: &str) -> Option<&Value> {
        self.0.get(member)
    }

    pub(crate) fn into_json(self) -> Value {
        self.0.into()
    }
}
