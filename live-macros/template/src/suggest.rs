//! "Did you mean": the nearest of several names.

/// The candidate nearest to `word`, if one is near enough to be meant.
///
/// Distance is optimal string alignment, so that two swapped letters are one edit, as in `dvi` for `div`. A third of
/// the word may differ, which is the measure that rustc uses too.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(edits, _)| *edits <= limit)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// How many insertions, deletions, substitutions and swaps of neighbours lead from `from` to `to`.
#[must_use]
pub fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for i in 1..=from.len() {
        let mut row = vec![i];
        for j in 1..=to.len() {
            let substituted = last[j - 1] + usize::from(from[i - 1] != to[j - 1]);
            let mut edits = substituted.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                edits = edits.min(before[j - 2] + 1);
            }
            row.push(edits);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (from, to, edits) in [
            ("", "", 0),
            ("", "abc", 3),
            ("div", "div", 0),
            ("dvi", "div", 1),
            ("dib", "div", 1),
            ("di", "div", 1),
            ("divv", "div", 1),
            ("kitten", "sitting", 3),
            ("héllo", "hello", 1),
        ] {
            assert_eq!(distance(from, to), edits, "{from} → {to}");
            assert_eq!(distance(to, from), edits, "{to} → {from}");
        }
    }

    #[test]
    fn only_what_is_near_is_suggested() {
        assert_eq!(nearest("remov", ["add", "remove"]), Some("remove"));
        assert_eq!(nearest("spna", ["span", "pre"]), Some("span"));
        assert_eq!(nearest("delete_everything", ["add", "remove"]), None);
        assert_eq!(nearest("x", []), None);
    }
}
