//! Diffs without a reply: messages of a timer, of the view to itself, of a topic.

use std::time::Duration;

use live_runtime::{SendError, prelude::*};

use crate::document::live;

struct Tick;

#[derive(Clone)]
struct Said(&'static str);

const INFO: Topic<Said> = Topic::new("info");

#[live_view]
pub(crate) struct InfoLive {
    n: u32,
    message: Option<&'static str>,
}

#[live_view]
impl InfoLive {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(INFO);
        Self { n: 0, message: None }
    }

    #[handle_event]
    fn later(&mut self, socket: &mut Socket<Self>) {
        socket.send_after(Tick, Duration::from_millis(30));
    }

    #[handle_event]
    fn twice(&mut self, socket: &mut Socket<Self>) -> Result<(), SendError> {
        socket.address().send(Tick)?;
        socket.address().send(Tick)?;
        self.message = Some("sent");
        Ok(())
    }

    #[handle_event]
    fn broadcast(&mut self) {
        INFO.broadcast(Said("hi"));
    }

    #[handle_info]
    fn tick(&mut self, _: Tick) {
        self.n += 1;
    }

    #[handle_info]
    fn said(&mut self, Said(message): Said) {
        self.message = Some(message);
    }

    fn buttons() -> [(&'static str, Event); 3] {
        let events = Self::EVENTS;
        [("later", events.later()), ("twice", events.twice()), ("broadcast", events.broadcast())]
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <p>{self.n} {self.message}</p>
                <button :for={(name, event) in Self::buttons()} id={name} phx-click={event}>{name}</button>
            },
        )
    }
}
