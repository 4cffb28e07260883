//! The layout that a project has chosen: that of `rustfmt.toml`.

use std::{fs, path::Path};

/// How long lines are, and how far they are indented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The longest line.
    pub max_width: usize,
    /// How many spaces one step to the right is.
    pub tab_spaces: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self { max_width: 100, tab_spaces: 4 }
    }
}

impl Style {
    /// What the `rustfmt.toml` says that is nearest to `path`, in its folder or one around it.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let file = |folder: &Path| {
            ["rustfmt.toml", ".rustfmt.toml"].iter().find_map(|name| fs::read_to_string(folder.join(name)).ok())
        };
        path.ancestors().find_map(file).map_or_else(Self::default, |text| Self::parse(&text))
    }

    fn parse(text: &str) -> Self {
        let table: toml::Table = text.parse().unwrap_or_default();
        let number = |key: &str| usize::try_from(table.get(key)?.as_integer()?).ok();
        let Self { max_width, tab_spaces } = Self::default();
        Self {
            max_width: number("max_width").unwrap_or(max_width),
            tab_spaces: number("tab_spaces").unwrap_or(tab_spaces),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rustfmt_reads() {
        assert_eq!(Style::parse("max_width = 120\nedition = \"2024\""), Style { max_width: 120, tab_spaces: 4 });
        assert_eq!(Style::parse("tab_spaces = 2"), Style { max_width: 100, tab_spaces: 2 });
        assert_eq!(Style::parse("not toml"), Style::default());
    }
}
