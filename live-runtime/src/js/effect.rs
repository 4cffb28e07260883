//! How something is shown, hidden or changed: where, with which transition, for how long.

use super::{Target, Transition, arguments::Arguments};

/// What the commands have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Effect<'a> {
    to: Target<'a>,
    display: Option<&'a str>,
    transition: Option<Transition<'a>>,
    ins: Option<Transition<'a>>,
    outs: Option<Transition<'a>>,
    time: Option<u32>,
    non_blocking: bool,
}

impl Effect<'_> {
    pub(super) fn write(&self, arguments: &mut Arguments<'_>) {
        if let Some(display) = self.display {
            arguments.text("display", display);
        }
        if let Some(time) = self.time {
            arguments.number("time", time);
        }
        self.to.write(arguments);
        for (name, transition) in [("transition", self.transition), ("ins", self.ins), ("outs", self.outs)] {
            if let Some(transition) = transition {
                transition.write(name, arguments);
            }
        }
        if self.non_blocking {
            arguments.flag("blocking", false);
        }
    }
}

macro_rules! effects {
    ($($(#[$doc:meta])* $effect:ident { $($setter:ident)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[must_use]
        pub struct $effect<'a>(pub(super) Effect<'a>);

        impl<'a> $effect<'a> {
            /// For these elements; at once, unless a transition is given.
            pub fn new(to: impl Into<Target<'a>>) -> Self {
                Self(Effect { to: to.into(), ..Effect::default() })
            }

            $(effects!($setter);)*

            /// How long the transition lasts, in milliseconds: 200 where nothing is said.
            pub fn time(mut self, milliseconds: u32) -> Self {
                self.0.time = Some(milliseconds);
                self
            }

            /// The page may be patched during the transition, which can spoil it.
            pub fn non_blocking(mut self) -> Self {
                self.0.non_blocking = true;
                self
            }
        }

        impl<'a, T: Into<Target<'a>>> From<T> for $effect<'a> {
            fn from(to: T) -> Self {
                Self::new(to)
            }
        }
    )*};
    (display) => {
        /// The CSS `display` of what is shown: `block` where nothing is said.
        pub fn display(mut self, display: &'a str) -> Self {
            self.0.display = Some(display);
            self
        }
    };
    (transition) => {
        /// The classes during the change.
        pub fn transition(mut self, transition: impl Into<Transition<'a>>) -> Self {
            self.0.transition = Some(transition.into());
            self
        }
    };
    (transitions) => {
        /// The classes while it appears.
        pub fn transition_in(mut self, transition: impl Into<Transition<'a>>) -> Self {
            self.0.ins = Some(transition.into());
            self
        }

        /// The classes while it disappears.
        pub fn transition_out(mut self, transition: impl Into<Transition<'a>>) -> Self {
            self.0.outs = Some(transition.into());
            self
        }
    };
}

effects! {
    /// What [`Js::show`](super::Js::show) shows, and how. A `&str` or a [`Target`] is shown at once.
    Show { display transition }
    /// What [`Js::hide`](super::Js::hide) hides, and how. A `&str` or a [`Target`] is hidden at once.
    Hide { transition }
    /// What [`Js::toggle`](super::Js::toggle) shows or hides, and how. A `&str` or a [`Target`] changes at once.
    Toggle { display transitions }
    /// The elements whose classes change, and how. With a `&str` or a [`Target`] they change at once.
    OfClasses { transition }
    /// What [`Js::transition`](super::Js::transition) animates, and for how long.
    OfTransition { }
}
