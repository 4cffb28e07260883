//! What `new` and `gen` share: templates, names, edits of Rust files, and a plan that is shown before it is carried out.

pub(crate) mod edit;
pub(crate) mod layers;
pub(crate) mod manifest;
pub(crate) mod markup;
pub(crate) mod name;
pub(crate) mod plan;
pub(crate) mod template;
pub(crate) mod tidy;
