//! Where items go, and how many stay.

/// Where an item is put among the others. One that the page has already stays where it is, and is updated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum At {
    /// Before all others.
    Start,
    /// After all others.
    #[default]
    End,
    /// At this index, counted from 0; at the end where there are fewer items.
    Index(usize),
}

impl At {
    /// As the browser counts.
    pub(super) fn index(self) -> i64 {
        match self {
            Self::Start => 0,
            Self::End => -1,
            Self::Index(index) => whole(index),
        }
    }
}

/// How many items the page keeps, and of which end.
///
/// The browser counts all children of the stream's element. An element that stands there beside the stream, for when it is
/// empty, counts too and may be what makes room: such an element and a limit do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The first ones: those at the end make room.
    First(usize),
    /// The last ones: those at the start make room.
    Last(usize),
}

impl Limit {
    /// As the browser counts.
    pub(super) fn count(self) -> i64 {
        match self {
            Self::First(count) => whole(count),
            Self::Last(count) => -whole(count),
        }
    }
}

/// Exact in a browser, whose numbers have 53 bits.
fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX).min(1 << 53)
}
