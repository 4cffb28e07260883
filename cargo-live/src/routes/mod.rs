//! `cargo live routes`: which pages there are.

pub mod command;
mod declaration;
