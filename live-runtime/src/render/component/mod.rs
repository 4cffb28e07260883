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

/// A function with `#[component]`, which gives a builder.
#[diagnostic::on_unimplemented(
    message = "this function is no component",
    label = "called as a component",
    note = "write `#[component]` above it: `#[component] fn name(title: &str, children: &Slot) -> impl Render`"
)]
pub trait Builds<P> {
    /// The builder, to which nothing has been given.
    type Builder;

    /// Calls the function.
    fn builder(self) -> Self::Builder;
}

#[diagnostic::do_not_recommend]
impl<F: FnOnce() -> B, B: TakesRest> Builds<()> for F {
    type Builder = B;

    fn builder(self) -> B {
        self()
    }
}

// There is none. With one implementation only, rustc would speak of the number of parameters.
#[diagnostic::do_not_recommend]
impl<F: FnOnce(P) -> NotBuilt, P> Builds<(P,)> for F {
    type Builder = NotBuilt;

    fn builder(self) -> NotBuilt {
        invalid()
    }
}

/// What no function gives.
#[derive(Debug)]
pub enum NotBuilt {}

/// The builder of a component that a template names.
pub fn called<P, F: Builds<P>>(function: F) -> F::Builder {
    function.builder()
}

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
