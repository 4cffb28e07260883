//! The task itself.

use std::{any::type_name, ops::ControlFlow, sync::Arc, time::Instant};

use tracing::{Instrument as _, debug_span, error, warn};

use super::{Envelope, Line, Site, Status, envelope::EMPTY, title::Title};
use crate::{
    event::ClientEvent,
    panic::{catch, panic_text},
    render::Prints,
    session::FlashKind,
    upload::Uploads,
    view::{
        Components, Done, Flow, HandlerError, Info, Lagged, LiveView, Message, Nest, Nesting, Outcome, Push, PushKind,
        Socket, TerminateReason, ViewEntry, Work, timed,
    },
};

/// A connected view with all that belongs to it.
pub(crate) struct Actor<V, S> {
    pub(super) view: V,
    pub(super) socket: Socket<V>,
    pub(super) state: S,
    pub(super) site: Arc<dyn Site>,
    prints: Prints,
    /// Of a view that shows any.
    pub(super) components: Option<Box<Components>>,
    title: Title,
    pub(super) entry: ViewEntry,
}

/// What follows from a message.
pub(super) enum Reaction {
    Nothing,
    Send(String),
    /// The browser has been sent elsewhere: the view ends.
    Leave,
}

/// What has to be rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The view, with its live components.
    Page,
    /// Nothing but the live components that have changed.
    Components,
}

/// What the first diff is called, and what the others are.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Rendered,
    Diff,
}

impl<V: LiveView<S>, S: Send + Sync + 'static> Actor<V, S> {
    pub(crate) fn new(view: V, socket: Socket<V>, state: S, site: Arc<dyn Site>) -> Self {
        let entry = socket.enter(V::NAME);
        Self { view, socket, state, site, prints: Prints::default(), components: None, title: Title::default(), entry }
    }

    /// Handles messages until the last one.
    #[expect(
        clippy::manual_async_fn,
        reason = "an `async fn` keeps its arguments twice: as they came and as they are used"
    )]
    pub(crate) fn run(mut self, mut line: Line) -> impl Future<Output = ()> + Send {
        async move {
            let ended = catch(self.live(&mut line)).await;
            let reason = match ended {
                Ok(reason) => {
                    self.terminate(reason).await;
                    reason
                }
                Err(panic) => {
                    self.entry.meters().crashes.increment(1);
                    error!(view = V::NAME, id = self.socket.id(), panic = panic_text(&panic), "a view has panicked");
                    // Who has read the frame finds no view any more.
                    line.mailbox.close();
                    line.outbox.send(line.envelope.crashed()).await;
                    TerminateReason::Crashed
                }
            };
            self.socket.tell_watchers(reason);
            Box::pin(line.hang_up(reason)).await;
        }
    }

    async fn live(&mut self, line: &mut Line) -> TerminateReason {
        self.settle();
        loop {
            if self.socket.is_due() && Box::pin(self.catch_up(line)).await.is_break() {
                return TerminateReason::Left;
            }
            let Some(message) = line.mailbox.recv().await else { return TerminateReason::Disconnected };
            let reaction = match message {
                Message::Push(push) if push.kind == PushKind::Leave => {
                    Box::pin(line.leave(&push)).await;
                    return TerminateReason::Left;
                }
                Message::Push(push) => {
                    self.entry.handled(|| line.mailbox.len());
                    self.push(&push, line).await
                }
                Message::Info(info) => {
                    self.entry.handled(|| line.mailbox.len());
                    Box::pin(self.info(info, line)).await
                }
                Message::Done(done) => {
                    self.entry.handled(|| line.mailbox.len());
                    match done.downcast() {
                        Ok(done) => Box::pin(self.done(*done, line)).await,
                        Err(_) => Reaction::Nothing,
                    }
                }
                Message::Component(message) => {
                    self.entry.handled(|| line.mailbox.len());
                    Box::pin(self.deliver(*message, line)).await
                }
                Message::Nudge | Message::Chunk(_) => Reaction::Nothing,
                Message::Upload(message) => self.upload_news(*message, line),
                Message::Monitor(watcher) => {
                    self.socket.add_watcher(watcher);
                    Reaction::Nothing
                }
                Message::Measure(answer) => {
                    // Who has asked may have gone.
                    let components = self.components.as_ref().map_or(0, |components| components.heap_size());
                    let _ = answer.send(self.prints.heap_size() + components);
                    Reaction::Nothing
                }
                #[cfg(feature = "test")]
                Message::Working(answer) => {
                    // Who has asked may have gone.
                    let _ = answer.send(self.socket.has_tasks());
                    Reaction::Nothing
                }
                Message::End(reason) => return reason,
            };
            if react(reaction, line).await.is_break() {
                return TerminateReason::Left;
            }
            self.settle();
            if let Some(frame) = self.forget_consumed(line) {
                Box::pin(line.outbox.send(frame)).await;
            }
            if let Some(lagged) = self.socket.missed(|| line.mailbox.len()) {
                let reaction = Box::pin(self.lagged(lagged, line)).await;
                if Box::pin(react(reaction, line)).await.is_break() {
                    return TerminateReason::Left;
                }
                self.settle();
            }
        }
    }

    /// Between two messages.
    pub(super) fn settle(&mut self) {
        self.socket.settle(&mut self.view);
        self.socket.settle_flash();
    }

    /// Handles a push and gives its one answer.
    ///
    /// What handles an event is boxed: inside this future it would make each idle view as large as its largest handler.
    async fn push(&mut self, push: &Push, line: &Line) -> Reaction {
        let response = match push.kind {
            PushKind::Event => match Box::pin(self.event(push.payload())).await {
                Some(_) if self.socket.navigates() => return Box::pin(self.answer_after(Some(push), line)).await,
                Some(scope) => return Reaction::Send(self.answer(push, scope, &line.envelope)),
                None => EMPTY,
            },
            PushKind::LivePatch => return Box::pin(self.live_patch(push, line)).await,
            PushKind::AllowUpload => return Box::pin(self.allow_upload(push, line)).await,
            PushKind::Progress => return Box::pin(self.progress(push, line)).await,
            PushKind::Leave => EMPTY,
            PushKind::CidsWillDestroy => self.will_destroy(push),
            PushKind::CidsDestroyed => {
                let response = self.destroyed(push);
                return Reaction::Send(line.envelope.reply(push.reference(), Status::Ok, &response));
            }
            PushKind::Unknown => {
                warn!(view = V::NAME, "the client has pushed something that this server does not know");
                EMPTY
            }
        };
        Reaction::Send(line.envelope.reply(push.reference(), Status::Ok, response))
    }

    /// Calls the event's handler, and says what has to be rendered then. `None` where none has run.
    async fn event(&mut self, payload: &str) -> Option<Scope> {
        let mut event = match ClientEvent::parse(payload) {
            Ok(event) => event,
            Err(reason) => {
                warn!(view = V::NAME, %reason, "an event cannot be read");
                return None;
            }
        };
        if event.name().starts_with("lv:") {
            return self.reserved_event(&mut event).then_some(Scope::Page);
        }
        if let Some(cid) = event.cid() {
            return Box::pin(self.component_event(cid, &mut event)).await;
        }
        let has_files = event.uploads().is_some_and(|uploads| self.select_files(None, uploads));
        // What a hook has done is shown, whatever becomes of the event.
        let hooked = self.socket.event_hooks(&mut event);
        if hooked == Some(Flow::Halt) {
            return Some(Scope::Page);
        }
        let work = Work { view: V::NAME, handler: "handle_event", message: event.name_in_frame() };
        let span = debug_span!("handle_event", view = V::NAME, event = event.name());
        let handling = self.view.handle_event(&mut event, &mut self.socket, &self.state).instrument(span);
        let (handled, timing) = timed(handling, work).await;
        self.entry.meters().handle_event.record(timing.total);
        self.socket.home().judge(V::NAME, "handle_event", || shown(&event), timing);
        match handled {
            Ok(()) => Some(Scope::Page),
            Err(HandlerError::Event(reason)) => {
                warn!(view = V::NAME, event = shown(&event), %reason, "an event has not been handled");
                (has_files || hooked.is_some()).then_some(Scope::Page)
            }
            Err(HandlerError::Failed(failure)) => {
                error!(view = V::NAME, event = shown(&event), reason = failure, "a handler has failed");
                Some(Scope::Page)
            }
            Err(HandlerError::Unhandled) => {
                warn!(view = V::NAME, event = shown(&event), "an event has no handler");
                (has_files || hooked.is_some()).then_some(Scope::Page)
            }
        }
    }

    /// An event that is the framework's own.
    fn reserved_event(&mut self, event: &mut ClientEvent<'_>) -> bool {
        if event.name() != "lv:clear-flash" {
            warn!(view = V::NAME, event = shown(event), "the client has sent an event that this server does not know");
            return false;
        }
        match event.arg::<Option<FlashKind>>("key") {
            Ok(Some(kind)) => self.socket.clear_flash(kind),
            Ok(None) => self.socket.clear_all_flash(),
            Err(reason) => warn!(view = V::NAME, %reason, "the client clears a message that there is not"),
        }
        true
    }

    /// Handles a message.
    async fn info(&mut self, info: Info, line: &Line) -> Reaction {
        let message = info.message();
        if let Err(reason) = self.handle_info(info).await {
            error!(view = V::NAME, message, %reason, "a message has not been handled");
        }
        self.answer_after(None, line).await
    }

    /// Calls the hooks and the handler of a message.
    async fn handle_info(&mut self, info: Info) -> Result<(), HandlerError> {
        let hooked = self.socket.info_hooks(&info);
        if hooked == Some(Flow::Halt) {
            return Ok(());
        }
        let message = info.message();
        let span = debug_span!("handle_info", view = V::NAME, message);
        let work = Work { view: V::NAME, handler: "handle_info", message };
        let handling = self.view.handle_info(info, &mut self.socket, &self.state).instrument(span);
        let (handled, timing) = timed(handling, work).await;
        self.entry.meters().handle_info.record(timing.total);
        self.socket.home().judge(V::NAME, "handle_info", || message, timing);
        match handled {
            Err(HandlerError::Unhandled) if hooked.is_some() => Ok(()),
            handled => handled,
        }
    }

    /// Tells the view that it has missed messages; where it does not care to know, those who run it.
    async fn lagged(&mut self, lagged: Lagged, line: &Line) -> Reaction {
        match self.handle_info(Info::new(lagged)).await {
            Ok(()) => {}
            Err(HandlerError::Unhandled) => {
                warn!(view = V::NAME, missed = lagged.missed, "a view does not keep up, and has missed messages");
                return Reaction::Nothing;
            }
            Err(reason) => {
                error!(view = V::NAME, message = type_name::<Lagged>(), %reason, "a message has not been handled");
            }
        }
        self.answer_after(None, line).await
    }

    /// Takes the result of a task.
    async fn done(&mut self, done: Done<V>, line: &Line) -> Reaction {
        let Some(outcome) = self.socket.finished(done) else { return Reaction::Nothing };
        match outcome {
            Outcome::Field(set) => set(&mut self.view),
            Outcome::Handler(finished) if self.socket.async_hooks(finished.handler()) == Flow::Halt => {}
            Outcome::Handler(finished) => {
                let name = finished.handler();
                let work = Work { view: V::NAME, handler: "handle_async", message: name };
                let span = debug_span!("handle_async", view = V::NAME, handler = name);
                let handling = self.view.handle_async(finished, &mut self.socket, &self.state).instrument(span);
                let (handled, timing) = timed(handling, work).await;
                self.entry.meters().handle_async.record(timing.total);
                self.socket.home().judge(V::NAME, "handle_async", || name, timing);
                if let Err(reason) = handled {
                    error!(view = V::NAME, handler = name, %reason, "the result of a task has not been handled");
                }
            }
        }
        self.answer_after(None, line).await
    }

    /// The diff that nobody has asked for, if there is any.
    pub(super) fn changes(&mut self, scope: Scope, envelope: &Envelope) -> Option<String> {
        let mut frame = envelope.open_push("diff");
        self.render(scope, &mut frame).then(|| Envelope::close_push(frame))
    }

    pub(super) fn answer(&mut self, push: &Push, scope: Scope, envelope: &Envelope) -> String {
        let mut frame = envelope.open_reply(push.reference());
        frame.push('{');
        self.write(Part::Diff, scope, &mut frame);
        frame.push('}');
        Envelope::close_reply(frame)
    }

    /// Appends `"name":{…}`; a diff without members is left out.
    pub(super) fn write(&mut self, part: Part, scope: Scope, frame: &mut String) {
        let start = frame.len();
        frame.push_str(match part {
            Part::Rendered => "\"rendered\":",
            Part::Diff => "\"diff\":",
        });
        if !self.render(scope, frame) {
            frame.truncate(start);
        }
    }

    /// Appends the diff to the page as it is now. `false` where there is none, and nothing is appended.
    fn render(&mut self, scope: Scope, frame: &mut String) -> bool {
        let rendering = (self.socket.rendering(), Nesting::within(Arc::clone(&self.site) as Arc<dyn Nest>));
        self.view.uploads(&mut Uploads::new(&mut |_| {}));
        let (start, len) = (Instant::now(), frame.len());
        let (mut diff, effects) = match scope {
            Scope::Page => {
                let page = self.view.render(self.socket.flash());
                Components::diff_of_page(&mut self.components, &mut self.prints, &page, frame)
            }
            Scope::Components => Components::diff(&mut self.components, frame),
        };
        for effects in effects {
            self.socket.take_on_rendered(effects);
        }
        if scope == Scope::Page {
            self.title.update(&self.view.page_title(), &mut diff);
            if V::PERSISTS {
                self.socket.persist(V::NAME, &mut self.view, |state| self.site.seal(V::NAME, state));
            }
        }
        self.socket.write_waiting(&mut diff);
        let changed = diff.finish();
        drop(rendering);
        if scope == Scope::Page {
            self.view.after_render();
            self.socket.render_hooks();
        }
        self.entry.meters().rendered(start.elapsed(), frame.len() - len);
        changed
    }

    async fn terminate(&mut self, reason: TerminateReason) {
        if let Err(panic) = catch(Box::pin(self.view.terminate(reason))).await {
            let id = self.socket.id();
            error!(view = V::NAME, id, panic = panic_text(&panic), "a view has panicked as it ended");
        }
    }
}

pub(super) async fn react(reaction: Reaction, line: &Line) -> ControlFlow<()> {
    match reaction {
        Reaction::Nothing => {}
        Reaction::Send(frame) => line.outbox.send(frame).await,
        Reaction::Leave => return ControlFlow::Break(()),
    }
    ControlFlow::Continue(())
}

/// An event's name for the log, where nobody outside may write as much as they like.
pub(super) fn shown(event: &ClientEvent<'_>) -> String {
    event.name().chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use axum::response::Response;
    use http::request::Parts;

    use super::*;
    use crate::{Flash, PageTitle, Render};

    struct Small(u64);

    impl crate::view::Fields for Small {}

    impl LiveView<()> for Small {
        const NAME: &'static str = "Small";

        async fn mount(_: &mut Parts, (): &(), _: &mut Socket<Self>) -> Result<Self, Response> {
            Ok(Self(0))
        }

        fn render(&self, _: &Flash) -> impl Render {
            self.0
        }

        fn page_title(&self) -> impl PageTitle {
            "Small"
        }

        async fn handle_event(
            &mut self,
            _: &mut ClientEvent<'_>,
            _: &mut Socket<Self>,
            (): &(),
        ) -> Result<(), HandlerError> {
            let large = [0_u8; 10_000];
            tokio::task::yield_now().await;
            self.0 += large.len() as u64;
            Ok(())
        }

        async fn handle_info(&mut self, _: Info, _: &mut Socket<Self>, (): &()) -> Result<(), HandlerError> {
            Ok(())
        }
    }

    fn size<A, B, F>(_: impl Fn(A, B) -> F) -> usize {
        size_of::<F>()
    }

    #[test]
    fn the_task_is_small_however_large_a_handler_is() {
        let (task, actor) = (size(Actor::<Small, ()>::run), size_of::<Actor<Small, ()>>());
        println!("actor: {task} bytes, of which view, prints and socket have {actor}, the line {}", size_of::<Line>());
        assert!(task < 640, "{task} bytes, the actor has {actor}");
    }
}
