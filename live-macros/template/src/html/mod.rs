//! Tables: elements, what they contain, attributes and their values from the HTML standard; ARIA; bindings of the client.

pub mod aria;
pub mod attributes;
pub mod bindings;
pub mod content;
pub mod elements;
pub mod entities;
mod syntax;
mod table;
pub mod values;
