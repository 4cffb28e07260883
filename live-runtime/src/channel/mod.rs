//! Channels: what the frames of one socket say, which view they are for, and how a view is joined.

mod channels;
mod frame;
mod handshake;
mod host;
mod instance;
mod join;
mod marker;
mod rate;
mod upload;

pub(crate) use self::{
    channels::{Channels, Received},
    handshake::Handshake,
    host::{Caller, Host},
    instance::Held,
    marker::{Joined, Marker, Outcome, Seat},
};
