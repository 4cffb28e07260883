//! The module with the hooks of the program.

use std::{fmt::Write as _, sync::Arc};

use axum::{
    body::Bytes,
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use sha2::{Digest as _, Sha256};

use super::assets::is_known;
use crate::js::{Hook, hooks};

/// The module as it is served.
#[derive(Debug)]
pub(crate) struct HookModule {
    /// Changes with the content.
    pub(crate) name: String,
    etag: HeaderValue,
    source: Bytes,
}

impl HookModule {
    /// Of all hooks of the program; `None` where there are none.
    pub(crate) fn of_program() -> Option<Arc<Self>> {
        let hooks = hooks();
        (!hooks.is_empty()).then(|| Arc::new(Self::new(&hooks)))
    }

    fn new(hooks: &[&Hook]) -> Self {
        let mut source = String::from("const hooks = {};\n");
        for hook in hooks {
            let name = serde_json::Value::from(hook.name());
            // On lines of its own: it may begin and end with a comment.
            // Writing to a `String` does not fail.
            let _ = write!(source, "hooks[{name}] = (\n{}\n);\n", hook.source());
        }
        source.push_str("export default hooks;\n");
        let digest = Sha256::digest(&source);
        let hash = digest.iter().take(8).fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        // Of hexadecimal digits a header's value can be made.
        let etag = HeaderValue::from_str(&format!("\"{hash}\"")).unwrap_or(HeaderValue::from_static("\"hooks\""));
        Self { name: format!("hooks-{hash}.js"), etag, source: source.into() }
    }
}

/// Serves the module.
pub(crate) async fn hook_module(State(module): State<Arc<HookModule>>, headers: HeaderMap) -> Response {
    let common = [
        (header::ETAG, module.etag.clone()),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    if is_known(&headers, module.etag.to_str().unwrap_or_default()) {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    let content_type = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (common, content_type, module.source.clone()).into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    async fn get(module: &Arc<HookModule>, tag: Option<&HeaderValue>) -> Response {
        let headers = tag.map(|tag| (header::IF_NONE_MATCH, tag.clone())).into_iter().collect();
        hook_module(State(Arc::clone(module)), headers).await
    }

    #[tokio::test]
    async fn the_module_exports_every_hook_by_its_name() {
        let hooks = [Hook::new("a::ONE", "{ mounted() {} } // end"), Hook::new("a::\"TWO", "class extends X {}")];
        let module = Arc::new(HookModule::new(&hooks.each_ref()));
        let response = get(&module, None).await;
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
        assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(response.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        let source = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let expected = "const hooks = {};\nhooks[\"a::ONE\"] = (\n{ mounted() {} } // end\n);\n\
            hooks[\"a::\\\"TWO\"] = (\nclass extends X {}\n);\nexport default hooks;\n";
        assert_eq!(source, expected);
    }

    #[tokio::test]
    async fn the_name_and_the_tag_change_with_the_content() {
        let [first, second] = ["{}", "{ }"].map(|source| Arc::new(HookModule::new(&[&Hook::new("A", source)])));
        assert_ne!(first.name, second.name);
        assert_eq!(get(&first, Some(&first.etag)).await.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(get(&first, Some(&second.etag)).await.status(), StatusCode::OK);
    }
}
