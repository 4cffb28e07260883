//! Uploads: which files a view takes, which ones a browser has chosen, and where their bytes go.

mod accept;
mod builder;
mod client_file;
mod consume;
mod entry;
mod error;
mod external;
mod field;
mod limits;
mod preflight;
mod progress;
mod receiver;
mod reference;
mod state;
mod temp_file;
#[cfg(test)]
mod tests;
mod token;
mod writer;

pub use self::{
    builder::Upload,
    client_file::ClientFile,
    consume::Consume,
    entry::UploadEntry,
    error::UploadError,
    external::External,
    field::Uploads,
    progress::{ProgressHandler, UploadProgress},
    reference::{EntryRef, UploadRef},
    temp_file::TempFile,
    writer::UploadWriter,
};
pub(crate) use self::{
    client_file::DeclaredFile,
    field::AnyUpload,
    preflight::{Allowance, Preflight, Ticket},
    progress::Claim,
    receiver::{Excess, JoinRefusal, Reception, Taken},
    state::References,
    token::UploadToken,
};
