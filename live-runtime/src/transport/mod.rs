//! How browsers connect: who may, what is kept of their handshake, and the websocket itself.

mod close;
mod connect_params;
mod connection;
mod handshake;
mod origin;
mod websocket;

pub use self::origin::{AllowedOrigin, InvalidOrigin, OriginCheck};
pub(crate) use self::{connect_params::ConnectParams, handshake::Handshake, websocket::open};
