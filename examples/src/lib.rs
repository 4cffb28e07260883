//! What the gallery and the conformance server share: arguments, and a server that ends gracefully.

mod arguments;
mod server;

pub use self::{arguments::Arguments, server::run};
