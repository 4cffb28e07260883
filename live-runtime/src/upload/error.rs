//! What can be wrong with a file.

use std::fmt;

use crate::Render;

/// Why a file is not taken, as a person reads it. A template shows it: `{error}`.
#[derive(Debug, Clone, PartialEq, Eq, Render)]
#[non_exhaustive]
pub enum UploadError {
    /// More bytes than `max_file_size`, by what the client says or by what has arrived.
    TooLarge {
        /// How many bytes there may be.
        limit: u64,
    },
    /// More files than `max_entries`.
    TooManyFiles {
        /// How many there may be.
        limit: usize,
    },
    /// Of a type that the upload does not accept.
    NotAccepted,
    /// What the upload's own check says.
    Invalid(String),
    /// Nothing has arrived for longer than `chunk_timeout`.
    TimedOut,
    /// It could not be written here; why stands in the log.
    Unwritable,
    /// The browser could not send it to where it was to go.
    ExternalFailure,
    /// The upload was broken off.
    Interrupted,
}

impl UploadError {
    /// What the client is told.
    pub(crate) fn code(&self) -> &str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::TooManyFiles { .. } => "too_many_files",
            Self::NotAccepted => "not_accepted",
            Self::Invalid(text) => text,
            Self::TimedOut => "timeout",
            Self::Unwritable => "writer_error",
            Self::ExternalFailure => "external_client_failure",
            Self::Interrupted => "interrupted",
        }
    }
}

impl fmt::Display for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { limit } => {
                f.write_str("is larger than ")?;
                write_size(*limit, f)
            }
            Self::TooManyFiles { limit: 1 } => f.write_str("only one file can be uploaded"),
            Self::TooManyFiles { limit } => write!(f, "at most {limit} files can be uploaded"),
            Self::NotAccepted => f.write_str("is of a type that is not accepted"),
            Self::Invalid(text) => f.write_str(text),
            Self::TimedOut => f.write_str("took too long to arrive"),
            Self::Unwritable => f.write_str("could not be stored"),
            Self::ExternalFailure => f.write_str("could not be sent"),
            Self::Interrupted => f.write_str("was interrupted"),
        }
    }
}

impl std::error::Error for UploadError {}

/// `8 MB`, `1.5 MB`, `200 kB`, `10 bytes`.
fn write_size(bytes: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (unit, name) = match bytes {
        1_000_000_000.. => (1_000_000_000, "GB"),
        1_000_000.. => (1_000_000, "MB"),
        1_000.. => (1_000, "kB"),
        _ => return write!(f, "{bytes} bytes"),
    };
    let tenths = bytes % unit / (unit / 10);
    match tenths {
        0 => write!(f, "{} {name}", bytes / unit),
        _ => write!(f, "{}.{tenths} {name}", bytes / unit),
    }
}
