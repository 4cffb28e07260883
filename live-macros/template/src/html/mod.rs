//! Tables: elements and attributes of the HTML standard, bindings of the client.

pub mod attributes;
pub mod bindings;
pub mod elements;
