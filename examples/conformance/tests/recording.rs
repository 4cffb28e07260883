//! What was recorded of the reference's pages in a browser.

use std::{fs, path::Path};

use serde::Deserialize;

/// A page as the browser had it after a step.
#[derive(Deserialize)]
pub(crate) struct Step {
    /// What was done, in words.
    pub(crate) after: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) html: String,
}

/// The steps of a session, the first of which loads the page.
pub(crate) fn recording(name: &str) -> Vec<Step> {
    let file = format!("conformance/recordings/{}.dom.jsonl", name.trim_end_matches('_'));
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file));
    let text = text.unwrap_or_else(|error| panic!("{file}: {error}"));
    text.lines().map(Step::read).collect()
}

impl Step {
    fn read(line: &str) -> Self {
        let step: Self = serde_json::from_str(line).expect("a step");
        // How Chromium shows JSON.
        let html = step.html.replace("<pre>", "").replace("</pre><div class=\"json-formatter-container\"></div>", "");
        Self { html, ..step }
    }
}
