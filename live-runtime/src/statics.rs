//! Which files a page is loaded with now.

use http::Uri;

/// The URLs of the files that pages track.
#[derive(Debug, Default)]
pub(crate) struct Statics {
    /// What is below this is ours.
    socket_path: String,
    /// All, without the site's origin.
    urls: Vec<String>,
    /// Whether the application has named its own.
    knows_others: bool,
}

impl Statics {
    pub(crate) fn new(socket_path: &str, others: Vec<String>, own: [Option<String>; 2]) -> Self {
        let knows_others = !others.is_empty();
        let urls = others.into_iter().chain(own.into_iter().flatten()).collect();
        Self { socket_path: format!("{socket_path}/"), urls, knows_others }
    }

    /// Whether one of `tracked`, with which a page was loaded, is another one now. Of an application that has named no file of its
    /// own only ours are compared.
    pub(crate) fn have_changed(&self, tracked: &[String]) -> bool {
        tracked.iter().any(|url| {
            let Some(path) = url.parse::<Uri>().ok().and_then(|url| url.into_parts().path_and_query) else {
                return false;
            };
            let is_compared = self.knows_others || path.as_str().starts_with(&self.socket_path);
            is_compared && self.urls.iter().all(|known| known != path.as_str())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(others: &[&str], tracked: &str) -> bool {
        let own = [Some("/live/live-1.js".to_owned()), None];
        let others = others.iter().map(|&url| url.to_owned()).collect();
        Statics::new("/live", others, own).have_changed(&[tracked.to_owned()])
    }

    #[test]
    fn the_script_is_compared() {
        assert!(!changed(&[], "https://shop.test/live/live-1.js"));
        assert!(changed(&[], "https://shop.test/live/live-0.js"));
    }

    #[test]
    fn files_of_the_application_are_compared_where_it_has_named_them() {
        assert!(!changed(&[], "https://shop.test/app.css?v=1"));
        assert!(!changed(&["/app.css?v=2"], "https://shop.test/app.css?v=2"));
        assert!(changed(&["/app.css?v=2"], "https://shop.test/app.css?v=1"));
        assert!(!changed(&["/app.css?v=2"], "https://shop.test/live/live-1.js"));
    }

    #[test]
    fn what_is_no_url_has_not_changed() {
        assert!(!changed(&["/app.css"], ""));
        assert!(!changed(&["/app.css"], "http://"));
    }
}
