//! Names of form fields, `user[tags][]`, and their segments.

/// What the client puts before the last segment of a field that nobody has touched yet.
const UNUSED: &str = "_unused_";

/// The segments of a name, `""` for every `[]`. A name whose brackets don't add up is one segment, as it stands.
pub(super) fn segments(name: &str) -> Vec<&str> {
    let Some((first, rest)) = name.strip_suffix(']').and_then(|name| name.split_once('[')) else { return vec![name] };
    std::iter::once(first).chain(rest.split("][")).collect()
}

/// Where a field is found in the decoded tree: its segments without the `[]`.
pub(super) fn path(name: &str) -> Vec<&str> {
    let mut path = segments(name);
    path.retain(|segment| !segment.is_empty());
    path
}

/// The path of the field that `name` marks as untouched, if it is such a marker.
pub(super) fn untouched(name: &str) -> Option<Vec<&str>> {
    if !name.contains(UNUSED) {
        return None;
    }
    let mut path = path(name);
    let last = path.last_mut()?;
    *last = last.strip_prefix(UNUSED)?;
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_their_segments() {
        for (name, expected) in [
            ("name", &["name"] as &[_]),
            ("user[name]", &["user", "name"]),
            ("user[tags][]", &["user", "tags", ""]),
            ("a[b][][c]", &["a", "b", "", "c"]),
            ("", &[""]),
            ("[]", &["", ""]),
            ("[a]", &["", "a"]),
            ("a]", &["a]"]),
            ("a[", &["a["]),
            ("a[b", &["a[b"]),
            ("a[b]c", &["a[b]c"]),
            ("a[b[c]]", &["a", "b[c]"]),
        ] {
            assert_eq!(segments(name), expected, "{name}");
        }
    }

    #[test]
    fn a_target_has_no_empty_segments() {
        assert_eq!(path("user[tags][]"), ["user", "tags"]);
        assert_eq!(path("undefined"), ["undefined"]);
        assert!(path("").is_empty());
    }

    #[test]
    fn markers_of_untouched_fields() {
        for (name, expected) in [
            ("_unused_name", Some(vec!["name"])),
            ("user[_unused_name]", Some(vec!["user", "name"])),
            ("_unused_tags[]", Some(vec!["tags"])),
            ("user[_unused_tags][]", Some(vec!["user", "tags"])),
            ("_unused_user[name]", None),
            ("name", None),
            ("x_unused_name", None),
            ("", None),
        ] {
            assert_eq!(untouched(name), expected, "{name}");
        }
    }
}
