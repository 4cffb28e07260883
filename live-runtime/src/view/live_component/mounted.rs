//! A live component with its socket, whatever its type is.

use std::any::Any;

use futures_util::{FutureExt as _, future::BoxFuture};

use super::LiveComponent;
use crate::{
    event::ClientEvent,
    render::{Render as _, Root, Written},
    upload::{UploadProgress, Uploads},
    view::{Done, Effects, HandlerError, Info, Outcome, Socket},
};

/// A component of the type `C`.
pub(super) struct Mounted<C> {
    pub(super) component: C,
    pub(super) socket: Socket<C>,
}

/// Calls the `update_many` of a type.
pub(super) type UpdateMany = fn(&mut [Box<dyn AnyComponent>]);

/// A component of any type.
pub(crate) trait AnyComponent: Any + Send {
    fn name(&self) -> &'static str;

    fn as_any(&mut self) -> &mut dyn Any;

    /// Of a type with `update_many`: calls it with components of that type.
    fn update_many(&self) -> Option<UpdateMany>;

    fn render(&self, root: Root<'_>) -> Written;

    fn after_render(&mut self);

    /// Shows each field that is an upload.
    fn uploads(&mut self, uploads: &mut Uploads<'_>);

    fn handle_event<'a, 'f: 'a>(
        &'a mut self,
        event: &'a mut ClientEvent<'f>,
    ) -> BoxFuture<'a, Result<(), HandlerError>>;

    fn handle_update(&mut self, update: Info) -> BoxFuture<'_, Result<(), HandlerError>>;

    /// Takes the result of a task.
    fn done(&mut self, done: Box<dyn Any + Send>) -> BoxFuture<'_, Result<(), HandlerError>>;

    fn handle_progress(&mut self, progress: UploadProgress) -> BoxFuture<'_, Result<(), HandlerError>>;

    /// What it wants of its view.
    fn effects(&mut self) -> Option<Effects>;
}

impl<C: LiveComponent> Mounted<C> {
    pub(super) fn mount(mut socket: Socket<C>) -> Self {
        Self { component: C::mount(&mut socket), socket }
    }

    /// Between two calls of the user's methods.
    pub(super) fn settle(&mut self) {
        self.socket.settle(&mut self.component);
    }
}

impl<C: LiveComponent> AnyComponent for Mounted<C> {
    fn name(&self) -> &'static str {
        C::NAME
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }

    fn update_many(&self) -> Option<UpdateMany> {
        C::UPDATES_MANY.then_some(update_many::<C> as UpdateMany)
    }

    fn render(&self, root: Root<'_>) -> Written {
        self.component.render().render_root(root)
    }

    fn after_render(&mut self) {
        self.component.after_render();
    }

    fn uploads(&mut self, uploads: &mut Uploads<'_>) {
        self.component.uploads(uploads);
    }

    fn handle_event<'a, 'f: 'a>(
        &'a mut self,
        event: &'a mut ClientEvent<'f>,
    ) -> BoxFuture<'a, Result<(), HandlerError>> {
        async move {
            let handled = self.component.handle_event(event, &mut self.socket).await;
            self.settle();
            handled
        }
        .boxed()
    }

    fn handle_update(&mut self, update: Info) -> BoxFuture<'_, Result<(), HandlerError>> {
        async move {
            let handled = self.component.handle_update(update, &mut self.socket).await;
            self.settle();
            handled
        }
        .boxed()
    }

    fn done(&mut self, done: Box<dyn Any + Send>) -> BoxFuture<'_, Result<(), HandlerError>> {
        async move {
            let Ok(done) = done.downcast::<Done<C>>() else { return Ok(()) };
            let handled = match self.socket.finished(*done) {
                None => Ok(()),
                Some(Outcome::Field(set)) => {
                    set(&mut self.component);
                    Ok(())
                }
                Some(Outcome::Handler(finished)) => self.component.handle_async(finished, &mut self.socket).await,
            };
            self.settle();
            handled
        }
        .boxed()
    }

    fn handle_progress(&mut self, progress: UploadProgress) -> BoxFuture<'_, Result<(), HandlerError>> {
        async move {
            let handled = self.component.handle_progress(progress, &mut self.socket).await;
            self.settle();
            handled
        }
        .boxed()
    }

    fn effects(&mut self) -> Option<Effects> {
        self.socket.take_effects()
    }
}

/// Components of another type there are none among these.
pub(super) fn update_many<C: LiveComponent>(components: &mut [Box<dyn AnyComponent>]) {
    let mounted = components.iter_mut().filter_map(|component| component.as_any().downcast_mut::<Mounted<C>>());
    C::update_many(mounted.map(|mounted| (&mut mounted.component, &mut mounted.socket)).collect());
    for component in components {
        if let Some(mounted) = component.as_any().downcast_mut::<Mounted<C>>() {
            mounted.settle();
        }
    }
}
