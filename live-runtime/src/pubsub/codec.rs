//! Messages as other nodes read them.

use std::sync::Arc;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::value::{RawValue, to_raw_value};

use super::{Letter, letter::Envelope};

/// What can be sent to another node: whatever serde can write and read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot cross to another node",
    label = "not a type that serde can write and read",
    note = "write `#[derive(Serialize, Deserialize)]` on it, or use `new`: then it reaches the views of this node only"
)]
pub trait CrossesNodes: Serialize + DeserializeOwned {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> CrossesNodes for T {}

pub(super) type Decode = fn(&RawValue) -> Result<Arc<dyn Letter>, serde_json::Error>;

/// How the messages of a topic are written and read.
pub(super) struct Codec<M> {
    pub(super) encode: fn(&M) -> Result<Box<RawValue>, serde_json::Error>,
    pub(super) decode: Decode,
}

impl<M: CrossesNodes + Clone + Send + Sync + 'static> Codec<M> {
    pub(super) const NEW: Self = Self {
        encode: |message| to_raw_value(message),
        decode: |payload| Ok(Arc::new(Envelope(serde_json::from_str::<M>(payload.get())?))),
    };
}

impl<M> Clone for Codec<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> Copy for Codec<M> {}
