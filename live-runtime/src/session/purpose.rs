//! What tokens are for.

use std::time::Duration;

/// What a token is for. A token for one purpose is worthless for every other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Purpose {
    /// The session cookie.
    Cookie,
    /// `data-phx-session`: which view this container holds.
    Session,
    /// `data-phx-session` of a view in another one.
    Nested,
    /// `data-phx-static`: what the page's first render leaves to its join.
    Static,
    /// The status that a reloaded page answers with.
    ReloadStatus,
    /// Messages that outlive a navigation.
    Flash,
    /// The right to send one file.
    Upload,
    /// The right to one connection by long polling.
    LongPoll,
    /// The fields of a view that its page keeps for it. Such a token is sealed, not signed.
    Persisted,
}

impl Purpose {
    pub(super) const ALL: [Self; 9] = [
        Self::Cookie,
        Self::Session,
        Self::Nested,
        Self::Static,
        Self::ReloadStatus,
        Self::Flash,
        Self::Upload,
        Self::LongPoll,
        Self::Persisted,
    ];

    /// How long such a token is accepted.
    pub(crate) const fn max_age(self) -> Duration {
        match self {
            Self::Cookie | Self::Session | Self::Nested | Self::Static | Self::LongPoll | Self::Persisted => {
                Duration::from_secs(14 * 24 * 60 * 60)
            }
            Self::Upload => Duration::from_secs(60 * 60),
            Self::ReloadStatus | Self::Flash => Duration::from_secs(60),
        }
    }

    /// Raised when what such a token holds changes its meaning: old ones are then refused instead of misread.
    pub(super) const fn version(self) -> u8 {
        match self {
            Self::Cookie
            | Self::Static
            | Self::ReloadStatus
            | Self::Flash
            | Self::Upload
            | Self::LongPoll
            | Self::Persisted => 1,
            Self::Session | Self::Nested => 2,
        }
    }

    /// What the purpose's key is derived from.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Cookie => "cookie",
            Self::Session => "session",
            Self::Nested => "nested",
            Self::Static => "static",
            Self::ReloadStatus => "reload status",
            Self::Flash => "flash",
            Self::Upload => "upload",
            Self::LongPoll => "long poll",
            Self::Persisted => "persisted",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_has_its_place_and_label() {
        for (place, purpose) in Purpose::ALL.into_iter().enumerate() {
            assert_eq!(purpose as usize, place);
            assert_eq!(Purpose::ALL.iter().filter(|other| other.label() == purpose.label()).count(), 1);
        }
    }
}
