//! Function components: what `#[component]` and a call in a template expand to.
//!
//! A component is a function that gives a builder. A call in a template sets attributes, then fills slots, then hands the
//! builder to [`Writer::component`](super::Writer::component), which takes it only when nothing is missing.

mod attributes;
mod rest;
mod slot;

pub use self::{
    attributes::{Attributes, Complete, Given, Missing, NoAttributes, Optional, invalid},
    rest::{
        And, BooleanAttribute, ClassAttribute, EnumeratedAttribute, EventArgument, EventAttribute, GlobalAttributes,
        PassedOn, PassesNothing, PassesOn, PlainAttribute, PlainDataAttribute, Rest, TakesRest, TargetAttribute, with,
    },
    slot::{Body, Content, Each, Filled, Fills, Place, Slot},
};

use super::{Dynamic, Written};

/// A component to which everything that it needs has been given.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component that can be shown",
    label = "not a component",
    note = "`<.name>` calls a function with `#[component]`"
)]
pub trait Component {
    /// Fills the place of one dynamic.
    fn render_component(self, dynamic: Dynamic<'_, '_>) -> Written;
}
