//! Topics: who is subscribed, and how a message gets to all of them.
//!
//! A message is put into an `Arc` once, and each subscriber is handed a clone of that. What a subscriber does with it is
//! not known here: a view puts it into its mailbox.

mod letter;
mod registry;
#[cfg(test)]
mod tests;
mod topic;

pub(crate) use self::{
    letter::Letter,
    registry::{Subscriber, Subscription, id_of},
};
pub use topic::Topic;
