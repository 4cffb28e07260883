//! How browsers connect: who may, what is kept of their handshake, the websocket, and long polling.

mod admission;
mod close;
mod connect_params;
mod connection;
mod handshake;
mod longpoll;
mod origin;
mod websocket;

pub use self::origin::{AllowedOrigin, InvalidOrigin, OriginCheck};
pub(crate) use self::{connect_params::ConnectParams, handshake::Handshake, longpoll::long_poll, websocket::open};
