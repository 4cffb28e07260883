//! The task itself.

use tracing::{error, warn};

use super::{Envelope, Line, Status, envelope::EMPTY, title::Title};
use crate::{
    event::ClientEvent,
    panic::{catch, panic_text},
    render::Prints,
    view::{Done, HandlerError, Info, Lagged, LiveView, Message, Outcome, Push, PushKind, Socket, TerminateReason},
};

/// A connected view with all that belongs to it.
pub(crate) struct Actor<V, S> {
    view: V,
    socket: Socket<V>,
    state: S,
    prints: Prints,
    title: Title,
}

/// What the first diff is called, and what the others are.
#[derive(Clone, Copy)]
enum Part {
    Rendered,
    Diff,
}

impl<V: LiveView<S>, S: Send + Sync + 'static> Actor<V, S> {
    pub(crate) fn new(view: V, socket: Socket<V>, state: S) -> Self {
        Self { view, socket, state, prints: Prints::default(), title: Title::default() }
    }

    /// Renders the view for the first time: completes the reply to its join.
    pub(crate) fn joined(&mut self, mut frame: String) -> String {
        frame.push_str("{\"liveview_version\":\"");
        frame.push_str(live_client::LIVE_VIEW_VERSION);
        frame.push_str("\",");
        self.write(Part::Rendered, &mut frame);
        frame.push('}');
        Envelope::close_reply(frame)
    }

    /// Handles messages until the last one.
    #[expect(
        clippy::manual_async_fn,
        reason = "an `async fn` keeps its arguments twice: as they came and as they are used"
    )]
    pub(crate) fn run(mut self, mut line: Line) -> impl Future<Output = ()> + Send {
        async move {
            let ended = catch(self.live(&mut line)).await;
            match ended {
                Ok(reason) => self.terminate(reason).await,
                Err(panic) => {
                    error!(view = V::NAME, id = self.socket.id(), panic = panic_text(&panic), "a view has panicked");
                    // Who has read the frame finds no view any more.
                    line.mailbox.close();
                    line.outbox.send(line.envelope.crashed()).await;
                }
            }
            line.hang_up().await;
        }
    }

    async fn live(&mut self, line: &mut Line) -> TerminateReason {
        self.socket.settle(&mut self.view);
        while let Some(message) = line.mailbox.recv().await {
            let frame = match message {
                Message::Push(push) if push.kind == PushKind::Leave => {
                    line.outbox.send(line.envelope.reply(push.reference(), Status::Ok, EMPTY)).await;
                    line.outbox.send(line.envelope.closed()).await;
                    return TerminateReason::Left;
                }
                Message::Push(push) => Some(self.push(&push, &line.envelope).await),
                Message::Info(info) => Box::pin(self.info(info, &line.envelope)).await,
                Message::Done(done) => match done.downcast() {
                    Ok(done) => Box::pin(self.done(*done, &line.envelope)).await,
                    Err(_) => None,
                },
                Message::Nudge => None,
                Message::End(reason) => return reason,
            };
            if let Some(frame) = frame {
                line.outbox.send(frame).await;
            }
            self.socket.settle(&mut self.view);
            if let Some(lagged) = self.socket.missed(|| line.mailbox.len()) {
                Box::pin(self.lagged(lagged, line)).await;
                self.socket.settle(&mut self.view);
            }
        }
        TerminateReason::Disconnected
    }

    /// Handles a push and gives its one answer.
    ///
    /// What handles an event is boxed: inside this future it would make each idle view as large as its largest handler.
    async fn push(&mut self, push: &Push, envelope: &Envelope) -> String {
        let response = match push.kind {
            PushKind::Event if Box::pin(self.event(push.payload())).await => return self.answer(push, envelope),
            PushKind::Event | PushKind::CidsWillDestroy | PushKind::Leave => EMPTY,
            PushKind::CidsDestroyed => r#"{"cids":[]}"#,
            PushKind::LivePatch => r#"{"link_redirect":true}"#,
            PushKind::Unknown => {
                warn!(view = V::NAME, "the client has pushed something that this server does not know");
                EMPTY
            }
        };
        envelope.reply(push.reference(), Status::Ok, response)
    }

    /// Calls the event's handler. `false` where none has run.
    async fn event(&mut self, payload: &str) -> bool {
        let mut event = match ClientEvent::parse(payload) {
            Ok(event) => event,
            Err(reason) => {
                warn!(view = V::NAME, %reason, "an event cannot be read");
                return false;
            }
        };
        if event.cid().is_some() {
            // The component is gone, as there are none.
            return false;
        }
        let handled = self.view.handle_event(&mut event, &mut self.socket, &self.state).await;
        match handled {
            Ok(()) => true,
            Err(HandlerError::Event(reason)) => {
                warn!(view = V::NAME, event = shown(&event), %reason, "an event has not been handled");
                false
            }
            Err(HandlerError::Failed(failure)) => {
                error!(view = V::NAME, event = shown(&event), error = failure, "a handler has failed");
                true
            }
            Err(HandlerError::Unhandled) => {
                warn!(view = V::NAME, event = shown(&event), "an event has no handler");
                false
            }
        }
    }

    /// Handles a message and gives the diff that follows from it, if any.
    async fn info(&mut self, info: Info, envelope: &Envelope) -> Option<String> {
        let handled = self.view.handle_info(info, &mut self.socket, &self.state).await;
        if let Err(reason) = handled {
            error!(view = V::NAME, %reason, "a message has not been handled");
        }
        self.changes(envelope)
    }

    /// Tells the view that it has missed messages; where it does not care to know, those who run it.
    async fn lagged(&mut self, lagged: Lagged, line: &Line) {
        let handled = self.view.handle_info(Info::new(lagged), &mut self.socket, &self.state).await;
        match handled {
            Ok(()) => {}
            Err(HandlerError::Unhandled) => {
                warn!(view = V::NAME, missed = lagged.missed, "a view does not keep up, and has missed messages");
                return;
            }
            Err(reason) => error!(view = V::NAME, %reason, "a message has not been handled"),
        }
        if let Some(frame) = self.changes(&line.envelope) {
            line.outbox.send(frame).await;
        }
    }

    /// Takes the result of a task.
    async fn done(&mut self, done: Done<V>, envelope: &Envelope) -> Option<String> {
        match self.socket.finished(done)? {
            Outcome::Field(set) => set(&mut self.view),
            Outcome::Handler(finished) => {
                let handled = self.view.handle_async(finished, &mut self.socket, &self.state).await;
                if let Err(reason) = handled {
                    error!(view = V::NAME, %reason, "the result of a task has not been handled");
                }
            }
        }
        self.changes(envelope)
    }

    /// The diff that nobody has asked for, if there is any.
    fn changes(&mut self, envelope: &Envelope) -> Option<String> {
        let mut frame = envelope.open_push("diff");
        let mut diff = self.prints.diff(&self.view.render(), &mut frame);
        self.title.update(&self.view.page_title(), &mut diff);
        self.socket.write_waiting(&mut diff);
        diff.finish().then(|| Envelope::close_push(frame))
    }

    fn answer(&mut self, push: &Push, envelope: &Envelope) -> String {
        let mut frame = envelope.open_reply(push.reference());
        frame.push('{');
        self.write(Part::Diff, &mut frame);
        frame.push('}');
        Envelope::close_reply(frame)
    }

    /// Appends `"name":{…}`; a diff without members is left out.
    fn write(&mut self, part: Part, frame: &mut String) {
        let start = frame.len();
        frame.push_str(match part {
            Part::Rendered => "\"rendered\":",
            Part::Diff => "\"diff\":",
        });
        let mut diff = self.prints.diff(&self.view.render(), frame);
        self.title.update(&self.view.page_title(), &mut diff);
        self.socket.write_waiting(&mut diff);
        if !diff.finish() {
            frame.truncate(start);
        }
    }

    async fn terminate(&mut self, reason: TerminateReason) {
        if let Err(panic) = catch(Box::pin(self.view.terminate(reason))).await {
            error!(view = V::NAME, panic = panic_text(&panic), "a view has panicked as it ended");
        }
    }
}

/// An event's name for the log, where nobody outside may write as much as they like.
fn shown(event: &ClientEvent<'_>) -> String {
    event.name().chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use axum::response::Response;
    use http::request::Parts;

    use super::*;
    use crate::{PageTitle, Render};

    struct Small(u64);

    impl LiveView<()> for Small {
        const NAME: &'static str = "Small";

        async fn mount(_: &mut Parts, (): &(), _: &mut Socket<Self>) -> Result<Self, Response> {
            Ok(Self(0))
        }

        fn render(&self) -> impl Render {
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
