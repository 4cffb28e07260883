//! How browsers connect: who may, what is kept of their handshake, the websocket, and long polling.

mod admission;
mod close;
mod connect_params;
mod connection;
mod handshake;
#[cfg(feature = "test")]
mod in_process;
mod longpoll;
mod origin;
mod websocket;

#[cfg(feature = "test")]
pub(crate) use self::in_process::{FarEnd, InProcess};
pub use self::origin::{AllowedOrigin, InvalidOrigin, OriginCheck};
pub(crate) use self::{connect_params::ConnectParams, handshake::Handshake, longpoll::long_poll, websocket::open};
