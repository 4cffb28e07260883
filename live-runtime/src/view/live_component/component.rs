//! The trait behind `#[live_component]`.

use std::future::Future;

use crate::{
    event::ClientEvent,
    render::Render,
    view::{
        Fields, Finished, HandlerError, Info, Socket,
        handler::{UNHANDLED, unknown},
    },
};

/// A part of a page with a state and events of its own. `#[live_component]` on the struct's `impl` block implements it.
///
/// The methods forward to the methods of that block, so that nobody has to write or call these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a live component",
    label = "not a live component",
    note = "write `#[live_component]` on the struct and on its `impl` block"
)]
pub trait LiveComponent: ComponentFields + Sized + Send + 'static {
    /// The type's path: what logs call the component.
    const NAME: &'static str;
    /// Whether there is an `update_many`.
    const UPDATES_MANY: bool = false;

    /// Makes the component, before its first `update`.
    fn mount(socket: &mut Socket<Self>) -> Self;

    /// Runs once for all components of the type that a rendering has updated.
    fn update_many(components: Vec<(&mut Self, &mut Socket<Self>)>) {
        let _ = components;
    }

    /// The component as it is now.
    fn render(&self) -> impl Render;

    /// Calls the `#[handle_event]` method of the event's name.
    ///
    /// # Errors
    ///
    /// Where there is none, where its arguments do not fit what the client sent, or where it failed.
    fn handle_event(
        &mut self,
        event: &mut ClientEvent<'_>,
        socket: &mut Socket<Self>,
    ) -> impl Future<Output = Result<(), HandlerError>> + Send {
        let _ = socket;
        std::future::ready(unknown(event))
    }

    /// Calls the `#[handle_update]` method for the message's type.
    ///
    /// # Errors
    ///
    /// Where there is none, or where it failed.
    fn handle_update(
        &mut self,
        update: Info,
        socket: &mut Socket<Self>,
    ) -> impl Future<Output = Result<(), HandlerError>> + Send {
        let _ = (update, socket);
        std::future::ready(UNHANDLED)
    }

    /// Calls the `#[handle_async]` method that the task was started for.
    ///
    /// # Errors
    ///
    /// Where there is none, or where it failed.
    fn handle_async(
        &mut self,
        finished: Finished,
        socket: &mut Socket<Self>,
    ) -> impl Future<Output = Result<(), HandlerError>> + Send {
        let _ = (finished, socket);
        std::future::ready(UNHANDLED)
    }
}

/// What `#[live_component]` on the struct knows of its fields.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the struct `{Self}` is not marked as a live component",
    label = "only the `impl` block is",
    note = "write `#[live_component]` on the struct too"
)]
pub trait ComponentFields: Fields {}

/// What a live component without a `mount` begins with.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the live component `{Self}` has neither a `mount` nor a `Default`",
    label = "nothing says what it begins with",
    note = "derive `Default` for `{Self}`, or add `fn mount() -> Self {{ … }}`"
)]
pub trait MountedByDefault {
    /// What it begins with.
    fn mounted() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> MountedByDefault for T {
    fn mounted() -> Self {
        Self::default()
    }
}

/// What the component begins with.
#[doc(hidden)]
#[must_use]
pub fn mounted_by_default<T: MountedByDefault>() -> T {
    T::mounted()
}
