//! Work beside the view: fields that are loaded, loaded again and reset; tasks that end well, that crash, that are cancelled.

use std::time::Duration;

use live_runtime::prelude::*;
use tokio::time::sleep;

use crate::document::live;

#[live_view]
pub(crate) struct AsyncLive {
    log: Vec<String>,
    good: AsyncResult<&'static str>,
    place: AsyncResult<(u32, u32)>,
    bad: AsyncResult<&'static str>,
}

async fn wait<T>(milliseconds: u64, value: T) -> T {
    sleep(Duration::from_millis(milliseconds)).await;
    value
}

async fn boom() -> u32 {
    wait(0, ()).await;
    panic!(":boom")
}

#[live_view]
impl AsyncLive {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self {
            log: Vec::new(),
            good: socket.assign_async(|view| &mut view.good, wait(60, "loaded")),
            place: socket.assign_async(|view| &mut view.place, wait(120, (1, 2))),
            bad: socket.assign_async(|view| &mut view.bad, wait(180, Err("{:error, :nope}"))),
        }
    }

    #[handle_event]
    fn start(&mut self, socket: &mut Socket<Self>) {
        socket.start_async(Self::job, wait(30, 42));
    }

    #[handle_event]
    fn crash(&mut self, socket: &mut Socket<Self>) {
        socket.start_async(Self::job, boom());
    }

    #[handle_event]
    fn reload(&mut self, socket: &mut Socket<Self>) {
        socket.reload_async(|view| &mut view.good, wait(30, "again"));
    }

    #[handle_event]
    fn reset(&mut self, socket: &mut Socket<Self>) {
        self.good = socket.assign_async(|view| &mut view.good, wait(30, "reset"));
    }

    #[handle_event]
    fn cancel(&mut self, socket: &mut Socket<Self>) {
        socket.start_async(Self::job, wait(5000, 1));
        socket.cancel_async(Self::job);
    }

    #[handle_async]
    fn job(&mut self, result: Result<u32, AsyncError>) {
        self.log.push(match result {
            Ok(value) => format!("ok {value}"),
            Err(AsyncError::Panicked(text)) => format!("exit {text}"),
            Err(_) => "exit :stop".to_owned(),
        });
    }

    fn buttons() -> [(&'static str, Event); 5] {
        let events = Self::EVENTS;
        [
            ("start", events.start()),
            ("crash", events.crash()),
            ("reload", events.reload()),
            ("reset", events.reset()),
            ("cancel", events.cancel()),
        ]
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <button :for={(name, event) in Self::buttons()} id={name} phx-click={event}>{name}</button>
                {match &self.good {
                    AsyncResult::Loading => <>loading good</>,
                    AsyncResult::Ok(value) => <>good: {value}</>,
                    AsyncResult::Failed(why) => <>failed {why}</>,
                }}
                <p :if={self.place.is_loading()} id="xl">x is loading</p>
                <p :if={let Some((x, y)) = self.place.ok()} id="xo">x {x} y {y}</p>
                {match &self.bad {
                    AsyncResult::Loading => <>loading bad</>,
                    AsyncResult::Ok(_) => <>never</>,
                    AsyncResult::Failed(why) => <b>failed {why}</b>,
                }}
                <i :for={line in &self.log}>{line}</i>
            },
        )
    }
}
