//! Which types of files an upload takes.

use super::ClientFile;

/// The types that an upload accepts; any where there are none.
#[derive(Debug, Default, Clone)]
pub(super) struct Accept {
    /// As the input says it: `.jpg,image/*`.
    text: Box<str>,
    types: Vec<Box<str>>,
}

impl Accept {
    /// # Panics
    ///
    /// Where one is neither an extension nor a MIME type.
    pub(super) fn new(types: impl IntoIterator<Item: AsRef<str>>) -> Self {
        let types: Vec<Box<str>> = types
            .into_iter()
            .map(|accepted| {
                let accepted = accepted.as_ref();
                assert!(is_type(accepted), "`{accepted}` is neither an extension such as `.jpg` nor a MIME type");
                accepted.to_lowercase().into_boxed_str()
            })
            .collect();
        Self { text: types.join(",").into_boxed_str(), types }
    }

    /// The attribute of the input; none where anything goes.
    pub(super) fn attribute(&self) -> Option<&str> {
        (!self.text.is_empty()).then_some(&*self.text)
    }

    /// By its extension or by its type: both are what the client says.
    pub(super) fn takes(&self, file: &ClientFile) -> bool {
        if self.types.is_empty() {
            return true;
        }
        let (extension, content_type) = (file.extension(), file.content_type.to_lowercase());
        self.types.iter().any(|accepted| match accepted.strip_suffix("/*") {
            Some(kind) => content_type.split('/').next() == Some(kind),
            None => **accepted == *extension || **accepted == *content_type,
        })
    }
}

/// `.jpg`, `image/png` or `image/*`.
fn is_type(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+._".contains(&byte))
    };
    match text.split_once('/') {
        Some((kind, subtype)) => is_word(kind) && (subtype == "*" || is_word(subtype)),
        None => text.strip_prefix('.').is_some_and(is_word),
    }
}
