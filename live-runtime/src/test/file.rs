//! A file on a person's disk.

use serde_json::{Value, json};

/// A file that a test chooses in an input, or drops: a name and bytes. See [`View::file_input`](super::View::file_input).
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "choose it, or drop it"]
pub struct File {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    content_type: String,
    last_modified: u64,
    relative_path: String,
    /// How much is sent before it is told to go on, in percent.
    pub(super) most: u8,
}

impl File {
    /// A file. Its type is what a browser makes of the name's extension.
    pub fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.to_owned(),
            bytes: bytes.into(),
            content_type: content_type_of(name).to_owned(),
            last_modified: 1_700_000_000_000,
            relative_path: String::new(),
            most: 100,
        }
    }

    /// With another type.
    pub fn content_type(mut self, content_type: &str) -> Self {
        content_type.clone_into(&mut self.content_type);
        self
    }

    /// Changed last at that time, in milliseconds since 1970.
    pub fn last_modified(mut self, milliseconds: u64) -> Self {
        self.last_modified = milliseconds;
        self
    }

    /// Chosen with the folder that it is in: `photos/2024/moon.jpg`.
    pub fn relative_path(mut self, path: &str) -> Self {
        path.clone_into(&mut self.relative_path);
        self
    }

    /// Stops when so many percent have been sent, as over a slow network:
    /// [`upload_to`](super::FileInput::upload_to) goes on.
    ///
    /// # Panics
    ///
    /// If it is more than 100.
    pub fn held_at(mut self, percent: u8) -> Self {
        assert!(percent <= 100, "{percent} percent are more than all");
        self.most = percent;
        self
    }

    /// What the client says of it.
    pub(super) fn declared(&self, reference: &str) -> Value {
        json!({
            "ref": reference,
            "name": self.name,
            "type": self.content_type,
            "size": self.bytes.len(),
            "last_modified": self.last_modified,
            "relative_path": self.relative_path,
        })
    }
}

fn content_type_of(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "avif" => "image/avif",
        "css" => "text/css",
        "csv" => "text/csv",
        "gif" => "image/gif",
        "htm" | "html" => "text/html",
        "jpeg" | "jpg" => "image/jpeg",
        "js" => "text/javascript",
        "json" => "application/json",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "pdf" => "application/pdf",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain",
        "wav" => "audio/wav",
        "webm" => "video/webm",
        "webp" => "image/webp",
        "xml" => "text/xml",
        "zip" => "application/zip",
        _ => "",
    }
}
