//! How browsers connect: who may, the websocket, and long polling.

mod admission;
mod close;
mod connect_params;
mod connection;
#[cfg(feature = "test")]
mod in_process;
mod longpoll;
mod websocket;

use self::connect_params::ConnectParams;
#[cfg(feature = "test")]
pub(crate) use self::in_process::{FarEnd, InProcess};
pub(crate) use self::{longpoll::long_poll, websocket::open};
pub use crate::origin::{AllowedOrigin, InvalidOrigin, OriginCheck};
