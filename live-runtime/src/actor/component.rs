//! What comes for the live components of a view.

use tracing::{Instrument as _, debug, debug_span, error, warn};

use super::{
    Actor, Line,
    envelope::EMPTY,
    task::{Reaction, Scope, shown},
};
use crate::{
    event::ClientEvent,
    render::Cid,
    view::{ComponentMessage, HandlerError, LiveView, Push, ToComponent, Work, timed},
};

impl<V: LiveView<S>, S: Send + Sync + 'static> Actor<V, S> {
    /// Calls the event's handler in the live component that it is for. `None` where none has run: the component may be gone
    /// from the page already.
    pub(super) async fn component_event(&mut self, cid: u64, event: &mut ClientEvent<'_>) -> Option<Scope> {
        let cid = self.known(cid, event)?;
        let has_files = event.uploads().is_some_and(|uploads| self.select_files(Some(cid), uploads));
        let component = self.components.as_mut()?.component(cid)?;
        let name = component.name();
        let work = Work { view: name, handler: "handle_event", message: event.name_in_frame() };
        let span = debug_span!("handle_event", view = V::NAME, component = name, event = event.name());
        let (handled, timing) = timed(component.handle_event(event).instrument(span), work).await;
        self.entry.meters().handle_event.record(timing.total);
        self.socket.home().judge(name, "handle_event", || shown(event), timing);
        match handled {
            Ok(()) => {}
            Err(HandlerError::Event(reason)) => {
                warn!(view = V::NAME, component = name, event = shown(event), %reason, "an event has not been handled");
                return has_files.then(|| self.changed(cid));
            }
            Err(reason) => {
                error!(view = V::NAME, component = name, event = shown(event), %reason, "a handler has failed");
            }
        }
        Some(self.changed(cid))
    }

    /// The number that the client has sent with an event, where a live component has it.
    fn known(&mut self, number: u64, event: &ClientEvent<'_>) -> Option<Cid> {
        let (cid, components) = (Cid::of(number), self.components.as_mut());
        let (was_there, is_there) = cid
            .zip(components)
            .map_or((false, false), |(cid, components)| (components.had(cid), components.component(cid).is_some()));
        if !was_there {
            warn!(
                view = V::NAME,
                cid = number,
                event = shown(event),
                "an event is for a live component that never was"
            );
        } else if !is_there {
            debug!(view = V::NAME, cid = number, event = shown(event), "an event is for a live component that is gone");
        }
        cid.filter(|_| is_there)
    }

    /// Hands an update, or the result of a task, to its live component.
    pub(super) async fn deliver(&mut self, message: ToComponent, line: &Line) -> Reaction {
        let Some(components) = &mut self.components else { return Reaction::Nothing };
        let Some(cid) = message.recipient(components) else { return Reaction::Nothing };
        let Some(component) = components.component(cid) else { return Reaction::Nothing };
        let name = component.name();
        let (role, what, handling) = match message.message {
            ComponentMessage::Update(update) => ("handle_update", update.message(), component.handle_update(update)),
            ComponentMessage::Done(done) => ("handle_async", "", component.done(done)),
        };
        let work = Work { view: name, handler: role, message: what };
        let span = debug_span!("handle", view = V::NAME, component = name, role, message = what);
        let (handled, timing) = timed(handling.instrument(span), work).await;
        self.socket.home().judge(name, role, || what, timing);
        if let Err(reason) = handled {
            error!(
                view = V::NAME,
                component = name,
                role,
                message = what,
                %reason,
                "a message to a live component has not been handled"
            );
        }
        let scope = self.changed(cid);
        if self.socket.navigates() {
            return self.answer_after(None, line).await;
        }
        self.changes(scope, &line.envelope).map_or(Reaction::Nothing, Reaction::Send)
    }

    /// A live component has changed. Says what has to be rendered.
    pub(super) fn changed(&mut self, cid: Cid) -> Scope {
        let Some(components) = &mut self.components else { return Scope::Components };
        let effects = components.change(cid);
        let shows = effects.is_some_and(|effects| self.socket.take_on(effects));
        if shows { Scope::Page } else { Scope::Components }
    }

    /// Answers `cids_will_destroy`.
    pub(super) fn will_destroy(&mut self, push: &Push) -> &'static str {
        let is_read = self.components.as_mut().is_none_or(|components| components.will_destroy(push.payload()));
        if !is_read {
            warn!(view = V::NAME, "the client says of no components that they go");
        }
        EMPTY
    }

    /// Answers `cids_destroyed`.
    pub(super) fn destroyed(&mut self, push: &Push) -> String {
        let destroyed = self.components.as_mut().map(|components| components.destroyed(push.payload()));
        if matches!(destroyed, Some(None)) {
            warn!(view = V::NAME, "the client says of no components that they are gone");
        }
        destroyed.flatten().unwrap_or_else(|| r#"{"cids":[]}"#.to_owned())
    }
}
