//! Live components: parts of a page with a state and events of their own, which live in their view's task.
//!
//! A template that shows one finds it in the view's [`Components`], by its type and its id, gives it its properties, and writes
//! its number. It is rendered after that template, with prints of its own.

mod component;
mod element;
mod mounted;
mod reclaim;
mod rendering;
mod stage;
mod store;
mod update;

#[cfg(test)]
mod tests;

pub use self::{
    component::{ComponentFields, LiveComponent, MountedByDefault, mounted_by_default},
    element::{LiveElement, Pass},
    update::{Myself, UpdateFor},
};
pub(crate) use self::{
    stage::Rendered,
    store::Components,
    update::{ComponentMessage, ToComponent},
};
