//! Topics: who is subscribed, and how a message gets to all of them.
//!
//! A message is put into an `Arc` once, and each subscriber is handed a clone of that. What a subscriber does with it is
//! not known here: a view puts it into its mailbox.

mod adapter;
mod codec;
mod letter;
mod network;
mod node;
mod presence;
mod registry;
mod table;
#[cfg(test)]
pub(crate) mod tests;
mod topic;

pub use self::{
    adapter::{Adapter, Inbox, NodeId, Parcel},
    codec::CrossesNodes,
    node::PubSub,
    presence::{Presence, PresenceDiff, Present},
    topic::Topic,
};
pub(crate) use self::{
    letter::Letter,
    registry::{Subscriber, Subscription, id_of},
    table::{AnyTable, Table},
};
