//! Which element of a document is which, from one diff to the next.

use scraper::{ElementRef, Html};

use super::{dom::find, obstacle::lineage};

/// By its id, or else by its place in the element around it: as the client matches the elements of a new page with those that
/// are there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    id: Option<String>,
    /// From the element with the id, or from the document, inwards.
    path: Vec<usize>,
}

impl Key {
    pub(super) fn of(element: ElementRef<'_>) -> Self {
        let mut path = Vec::new();
        for around in lineage(element) {
            if let Some(id) = around.value().id() {
                path.reverse();
                return Self { id: Some(id.to_owned()), path };
            }
            path.push(around.prev_siblings().filter_map(ElementRef::wrap).count());
        }
        path.reverse();
        Self { id: None, path }
    }

    pub(super) fn find<'a>(&self, html: &'a Html) -> Option<ElementRef<'a>> {
        let (mut element, path) = match &self.id {
            Some(id) => (find(html, id)?, &self.path[..]),
            None => (html.root_element(), self.path.get(1..).unwrap_or_default()),
        };
        for index in path {
            element = element.child_elements().nth(*index)?;
        }
        Some(element)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_again() {
        let html = Html::parse_document("<body><p>a</p><div id=d><i>b</i><i>c</i></div></body>");
        for element in html.root_element().descendent_elements() {
            assert_eq!(Key::of(element).find(&html), Some(element));
        }
        let last = Key::of(html.root_element().descendent_elements().last().unwrap());
        let moved = Html::parse_document("<body><div id=d><i>b</i><i>C</i></div><p>a</p></body>");
        assert_eq!(last.find(&moved).map(|found| found.inner_html()).as_deref(), Some("C"));
        assert_eq!(last.find(&Html::parse_document("<body><div id=d><i>b</i></div></body>")), None);
    }
}
