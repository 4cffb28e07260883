//! A file, as the client describes it.

use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use super::EntryRef;

/// What the client says of a file. None of it is true because the client says so: the name is no path, the type is no
/// proof of what is inside. Only the size is enforced: more than it says is not taken.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientFile {
    pub(super) name: Box<str>,
    pub(super) content_type: Box<str>,
    pub(super) size: u64,
    pub(super) relative_path: Box<str>,
    pub(super) last_modified: Option<u64>,
    pub(super) meta: Option<Value>,
}

impl ClientFile {
    /// The file's name. Never a path to write to: make a name of your own, and show this one.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The type that the browser guesses from the name, such as `image/png`; often empty.
    #[must_use]
    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    /// How many bytes it is going to have.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Where it was in the folder that was chosen, where one was; else empty. Not a path to write to either.
    #[must_use]
    pub fn relative_path(&self) -> &str {
        &self.relative_path
    }

    /// When it was changed last, in milliseconds since 1970.
    #[must_use]
    pub fn last_modified(&self) -> Option<u64> {
        self.last_modified
    }

    /// What a script of the page has added to it.
    #[must_use]
    pub fn meta(&self) -> Option<&Value> {
        self.meta.as_ref()
    }

    /// The last extension of the name, with its dot, in lower case; empty where it has none.
    pub(super) fn extension(&self) -> String {
        let base = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        base.rfind('.').map_or_else(String::new, |dot| base[dot..].to_lowercase())
    }
}

/// A file and what the client calls it.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Declared")]
pub(crate) struct DeclaredFile {
    pub(super) reference: EntryRef,
    pub(super) file: ClientFile,
}

impl DeclaredFile {
    /// What the client calls it.
    pub(crate) fn reference(&self) -> EntryRef {
        self.reference
    }
}

/// As the client sends it.
#[derive(Deserialize)]
struct Declared {
    r#ref: String,
    name: String,
    size: u64,
    #[serde(default)]
    r#type: Option<String>,
    #[serde(default)]
    relative_path: Option<String>,
    #[serde(default)]
    last_modified: Option<u64>,
    #[serde(default)]
    meta: Option<Box<RawValue>>,
}

/// No file system has names longer than this.
const MAX_NAME: usize = 1024;
/// Nor longer paths.
const MAX_PATH: usize = 4096;
/// As text. Entries are kept, and as values they would be many times as large.
const MAX_META: usize = 4096;

impl TryFrom<Declared> for DeclaredFile {
    type Error = &'static str;

    fn try_from(declared: Declared) -> Result<Self, Self::Error> {
        let Declared { r#ref, name, size, r#type, relative_path, last_modified, meta } = declared;
        let content_type = r#type.unwrap_or_default().into_boxed_str();
        let relative_path = relative_path.unwrap_or_default().into_boxed_str();
        if name.len() > MAX_NAME || content_type.len() > MAX_NAME || relative_path.len() > MAX_PATH {
            return Err("a file's name is too long");
        }
        if meta.as_ref().is_some_and(|meta| meta.get().len() > MAX_META) {
            return Err("what a script says of a file is too long");
        }
        let meta = meta.map(|meta| serde_json::from_str(meta.get())).transpose();
        let meta = meta.map_err(|_| "what a script says of a file cannot be read")?;
        let reference = EntryRef::parse(&r#ref).ok_or("a file's reference is no number")?;
        let name = name.into_boxed_str();
        Ok(Self { reference, file: ClientFile { name, content_type, size, relative_path, last_modified, meta } })
    }
}
