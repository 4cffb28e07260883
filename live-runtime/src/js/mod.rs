//! Commands that the browser runs: show and hide, classes and attributes, focus, navigation, and events for the server.
//!
//! ```
//! use live_runtime::{js::{Show, Target}, prelude::*, render::to_html};
//!
//! let open = Js::new().show(Show::new("#menu").transition("fade-in").time(300)).focus_first("#menu");
//! let close = Js::new().hide(Target::Closest("nav"));
//! let page = html! {
//!     <button type="button" phx-click={open}>Menu</button>
//!     <nav id="menu" hidden phx-click-away={close}><a href="/">Home</a></nav>
//! };
//! # assert!(to_html(&page).contains("phx-click-away="));
//! ```

mod arguments;
mod builder;
mod dispatch;
mod effect;
mod hook;
mod navigation;
mod push;
mod target;
#[cfg(test)]
mod tests;
mod transition;

pub(crate) use self::hook::hooks;
pub use self::{
    builder::Js,
    dispatch::Dispatch,
    effect::{Hide, OfClasses, OfTransition, Show, Toggle},
    hook::Hook,
    navigation::{Navigated, Navigation},
    push::{Push, Pushed},
    target::Target,
    transition::{Toggled, Transition},
};
