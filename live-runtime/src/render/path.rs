//! Paths of declared routes.

use std::fmt::{Display, Write as _};

use super::LocalUrl;

/// What a segment of the type `T` in a route's path is filled with: a `T` or a `&T`; text where it is a `String`.
///
/// What `Display` writes of it is percent-encoded.
#[diagnostic::on_unimplemented(
    message = "a segment of the route is a `{T}`, not `{Self}`",
    label = "expected `{T}`",
    note = "the type of the segment is declared in `routes!`"
)]
pub trait PathSegment<T> {
    /// The segment as text, not yet encoded.
    fn to_segment(&self) -> String;
}

#[diagnostic::do_not_recommend]
impl<T: Display> PathSegment<T> for T {
    fn to_segment(&self) -> String {
        self.to_string()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Display> PathSegment<T> for &T {
    fn to_segment(&self) -> String {
        self.to_string()
    }
}

#[diagnostic::do_not_recommend]
impl PathSegment<String> for str {
    fn to_segment(&self) -> String {
        self.to_owned()
    }
}

#[diagnostic::do_not_recommend]
impl PathSegment<String> for &str {
    fn to_segment(&self) -> String {
        (*self).to_owned()
    }
}

/// A segment in braces of a declared route, by its number.
#[derive(Debug)]
pub struct Place<const KEY: u64>;

/// What the type of a segment is. `T` is what makes the implementation one of the crate with the routes.
pub trait Declared<T> {
    /// The type.
    type Value;
}

/// A path, segment by segment. Only `routes!` and `url!` use it: their texts are checked.
#[derive(Debug, Default)]
#[must_use]
pub struct PathBuilder(String);

impl PathBuilder {
    /// A path without a segment.
    pub fn new() -> Self {
        Self::default()
    }

    /// A segment as it is.
    pub fn text(mut self, text: &str) -> Self {
        self.slash();
        self.0.push_str(text);
        self
    }

    /// A segment of the declared type.
    pub fn segment<const KEY: u64, T, V>(mut self, value: &V) -> Self
    where
        Place<KEY>: Declared<T>,
        V: PathSegment<<Place<KEY> as Declared<T>>::Value> + ?Sized,
    {
        self.push(&value.to_segment());
        self
    }

    /// All that is left of the path: its `/` stay.
    pub fn rest<const KEY: u64, T, V>(self, value: &V) -> Self
    where
        Place<KEY>: Declared<T>,
        V: PathSegment<<Place<KEY> as Declared<T>>::Value> + ?Sized,
    {
        self.display(&value.to_segment(), true)
    }

    /// A segment, or all that is left, of a type that is checked elsewhere.
    pub fn display(mut self, value: &impl Display, is_rest: bool) -> Self {
        let text = value.to_string();
        if is_rest {
            text.split('/').for_each(|segment| self.push(segment));
        } else {
            self.push(&text);
        }
        self
    }

    /// With two slashes in front the path would lead to another site.
    fn slash(&mut self) {
        self.0.push_str(if self.0 == "/" { ".//" } else { "/" });
    }

    fn push(&mut self, segment: &str) {
        self.slash();
        for byte in segment.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte) {
                self.0.push(char::from(byte));
            } else {
                // Writing into a string does not fail.
                let _ = write!(self.0, "%{byte:02X}");
            }
        }
    }

    /// The path.
    #[must_use]
    pub fn finish(self) -> LocalUrl {
        LocalUrl::of_checked(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    enum Routes {}
    impl Declared<Routes> for Place<1> {
        type Value = String;
    }
    impl Declared<Routes> for Place<2> {
        type Value = u32;
    }

    fn band(slug: &str) -> String {
        PathBuilder::new().text("bands").segment::<1, _, _>(slug).finish().to_string()
    }

    #[test]
    fn segments_are_encoded() {
        assert_eq!(band("ac-dc"), "/bands/ac-dc");
        assert_eq!(band("ac/dc & co?#%"), "/bands/ac%2Fdc%20&%20co%3F%23%25");
        assert_eq!(band("Motörhead"), "/bands/Mot%C3%B6rhead");
        assert_eq!(band("\\\t\"<{"), "/bands/%5C%09%22%3C%7B");
        let path = PathBuilder::new().text("songs").segment::<2, _, _>(&7).rest::<1, _, _>("a b/c").finish();
        assert_eq!(path.as_str(), "/songs/7/a%20b/c");
    }

    #[test]
    fn no_segment_leads_to_another_site() {
        for (first, second) in [("", "evil.test"), ("", ""), ("/", "evil.test"), ("\\", "evil.test")] {
            let path = PathBuilder::new().segment::<1, _, _>(first).segment::<1, _, _>(second).finish();
            assert!(LocalUrl::new(path.to_string()).is_ok(), "{path}");
        }
        let path = PathBuilder::new().rest::<1, _, _>("/evil.test").finish();
        assert_eq!(path.as_str(), "/.//evil.test");
    }

    #[test]
    fn every_path_can_be_asked_for() {
        for sign in (0..=255_u8).map(char::from) {
            let path = PathBuilder::new().segment::<1, _, _>(&sign.to_string()).finish();
            assert!(path.as_str().parse::<http::Uri>().is_ok(), "{path}");
        }
    }
}
