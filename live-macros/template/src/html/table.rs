//! Tables that are asked for every word of every template.
//!
//! A macro runs unoptimized in most builds, where reading through a hundred names costs more than to parse the tag. So
//! the compiler builds a hash table of them.

use std::fmt;

/// Groups of words, each group with what is known about its words.
pub(crate) struct Table<V: 'static> {
    groups: &'static [(&'static [&'static str], V)],
    /// For each hash the group and the place in it, or the next free slot after it.
    slots: [(u8, u8); SLOTS],
}

/// More than twice as many as any table has words.
const SLOTS: usize = 256;

const FREE: (u8, u8) = (u8::MAX, u8::MAX);

impl<V> Table<V> {
    /// # Panics
    ///
    /// At compile time, where there are too many words.
    pub(crate) const fn new(groups: &'static [(&'static [&'static str], V)]) -> Self {
        let mut slots = [FREE; SLOTS];
        let (mut group, mut count) = (0, 0);
        while group < groups.len() {
            let words = groups[group].0;
            let mut word = 0;
            while word < words.len() {
                let mut slot = hash(words[word].as_bytes());
                while slots[slot].0 != FREE.0 {
                    slot = (slot + 1) % SLOTS;
                }
                #[expect(clippy::cast_possible_truncation, reason = "asserted below")]
                let place = (group as u8, word as u8);
                slots[slot] = place;
                (word, count) = (word + 1, count + 1);
            }
            group += 1;
        }
        assert!(count <= SLOTS / 2, "too many words for the table");
        Self { groups, slots }
    }

    /// What is known about the word.
    pub(crate) fn find(&self, word: &str) -> Option<&'static V> {
        let mut slot = hash(word.as_bytes());
        loop {
            let (group, place) = self.slots[slot];
            if group == FREE.0 {
                return None;
            }
            let (words, value) = &self.groups[group as usize];
            if words[place as usize] == word {
                return Some(value);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    #[cfg(test)]
    pub(crate) fn groups(&self) -> &'static [(&'static [&'static str], V)] {
        self.groups
    }
}

impl<V: fmt::Debug> fmt::Debug for Table<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.groups.iter().map(|(words, value)| (words, value))).finish()
    }
}

/// Of the length and three letters, which tell nearly all names of HTML apart.
const fn hash(word: &[u8]) -> usize {
    if word.is_empty() {
        return 0;
    }
    let length = word.len();
    let (first, middle, last) = (word[0] as usize, word[length / 2] as usize, word[length - 1] as usize);
    (length ^ (first << 3) ^ (middle << 1) ^ (last << 5)) % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_what_is_known_about_them() {
        static TABLE: Table<u8> = Table::new(&[(&["one", "uno"], 1), (&["two"], 2), (&[""], 0)]);
        for (word, value) in [("one", Some(1)), ("uno", Some(1)), ("two", Some(2)), ("", Some(0)), ("three", None)] {
            assert_eq!(TABLE.find(word).copied(), value, "{word}");
        }
    }

    #[test]
    fn words_of_one_hash_are_told_apart() {
        static TABLE: Table<()> = Table::new(&[(&["axb", "ayxb"], ()), (&["a1x2b", "a3x4b", "a5x6b"], ())]);
        assert_eq!(hash(b"a1x2b"), hash(b"a3x4b"));
        assert!(["axb", "ayxb", "a1x2b", "a3x4b", "a5x6b"].into_iter().all(|word| TABLE.contains(word)));
        assert!(!TABLE.contains("a7x8b"));
    }
}
