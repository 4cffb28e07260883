//! The browser side: the official [phoenix] and [phoenix_live_view] client, unmodified, and a few lines that connect
//! the page, as one script, built once and served from memory.
//!
//! ```
//! use live_client::SCRIPT;
//!
//! // The name changes with the content, so that the file may be cached for ever.
//! assert!(SCRIPT.name.starts_with("live-") && SCRIPT.name.ends_with(".js"));
//! let tag = format!(r#"<script defer src="/assets/{}" data-live-socket="/live"></script>"#, SCRIPT.name);
//! # assert!(tag.contains("live-"));
//! ```
//!
//! A page may set `window.LiveHooks` before the script runs, and name a module with more hooks by `data-live-hooks` on the
//! script element; afterwards `window.liveSocket` is the connection. Nothing is inline, so that a content security policy of
//! `default-src 'self'` is enough.
//!
//! # Building
//!
//! The client's files are not part of this repository. The build takes them from the folder in the environment variable
//! `LIVE_CLIENT_DIR`, else from `node_modules` beside `package.json`, else it runs `npm ci` in its own output folder.
//! Their versions must be the ones that `package.json` pins.
//!
//! [phoenix]: https://www.npmjs.com/package/phoenix
//! [phoenix_live_view]: https://www.npmjs.com/package/phoenix_live_view

use std::fmt;

/// The script that every live page loads.
pub static SCRIPT: Asset = include!(concat!(env!("OUT_DIR"), "/script.rs"));

/// The version of `phoenix_live_view` in [`SCRIPT`], which a server names in each join reply.
pub const LIVE_VIEW_VERSION: &str = env!("LIVE_VIEW_VERSION");

/// The version of `phoenix` in [`SCRIPT`].
pub const PHOENIX_VERSION: &str = env!("PHOENIX_VERSION");

/// A file to be served, with its compressed forms.
#[derive(Clone, Copy)]
pub struct Asset {
    /// The file's name, which contains a hash of the content.
    pub name: &'static str,
    /// The value of the `content-type` header.
    pub content_type: &'static str,
    /// The value of the `etag` header; weak, as it is the same for each encoding.
    pub etag: &'static str,
    /// The content as it is.
    pub identity: &'static [u8],
    /// The content for `content-encoding: gzip`.
    pub gzip: &'static [u8],
    /// The content for `content-encoding: br`.
    pub brotli: &'static [u8],
}

impl fmt::Debug for Asset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asset")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("etag", &self.etag)
            .field("bytes", &[self.identity.len(), self.gzip.len(), self.brotli.len()])
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{LIVE_VIEW_VERSION, PHOENIX_VERSION, SCRIPT};

    fn script() -> &'static str {
        str::from_utf8(SCRIPT.identity).expect("the script is text")
    }

    #[test]
    fn the_script_holds_the_client_and_connects_it() {
        assert!(script().contains("LiveSocket"));
        assert!(script().ends_with(include_str!("live.js")));
    }

    #[test]
    fn the_script_names_what_it_holds() {
        for (package, version) in [("phoenix", PHOENIX_VERSION), ("phoenix_live_view", LIVE_VIEW_VERSION)] {
            assert!(script().contains(&format!("/*! {package} {version} | MIT License | Copyright")), "{package}");
        }
    }

    #[test]
    fn the_script_refers_to_no_source_map() {
        assert!(!script().contains("sourceMappingURL"));
    }

    #[test]
    fn the_compressed_forms_decode_to_the_script() {
        let (mut gzip, mut brotli) = (Vec::new(), Vec::new());
        flate2::read::GzDecoder::new(SCRIPT.gzip).read_to_end(&mut gzip).expect("valid gzip");
        brotli::Decompressor::new(SCRIPT.brotli, 4096).read_to_end(&mut brotli).expect("valid brotli");
        assert_eq!(gzip, SCRIPT.identity);
        assert_eq!(brotli, SCRIPT.identity);
        assert!(SCRIPT.brotli.len() < SCRIPT.gzip.len() && SCRIPT.gzip.len() < SCRIPT.identity.len() / 2);
    }

    #[test]
    fn the_versions_are_the_pinned_ones() {
        let manifest: serde_json::Value = serde_json::from_str(include_str!("../package.json")).expect("valid JSON");
        assert_eq!(manifest["dependencies"]["phoenix"], PHOENIX_VERSION);
        assert_eq!(manifest["dependencies"]["phoenix_live_view"], LIVE_VIEW_VERSION);
    }

    #[test]
    fn the_name_and_the_tag_carry_the_hash() {
        let hash = SCRIPT.name.strip_prefix("live-").and_then(|name| name.strip_suffix(".js")).expect("live-HASH.js");
        assert_eq!(hash.len(), 16);
        assert_eq!(SCRIPT.etag, format!("W/\"{hash}\""));
    }
}
