//! `cargo live gen`: additions to an application that `cargo live new` has made.

mod auth;
pub mod command;
mod component;
mod field;
mod live;
mod page;
mod sql;
mod types;
mod upload;
