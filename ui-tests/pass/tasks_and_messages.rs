//! Work beside a view, messages, and their results in a template.

#![deny(warnings, clippy::pedantic)]

use live_runtime::prelude::*;

#[derive(Clone)]
struct Ticked(u32);

const TICKS: Topic<Ticked> = Topic::new("ticks");

#[live_view]
struct Page {
    ticks: u32,
    name: AsyncResult<String>,
    task: Task,
}

#[live_view]
impl Page {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(TICKS);
        let name = socket.assign_async(|view| &mut view.name, async { String::from("a") });
        Self { ticks: 0, name, task: socket.start_async(Self::counted, async { 7 }) }
    }

    #[handle_async]
    fn counted(&mut self, result: Result<u32, AsyncError>) {
        self.ticks = result.unwrap_or_default();
    }

    #[handle_info]
    fn ticked(&mut self, Ticked(ticks): Ticked) {
        self.ticks = ticks;
    }

    fn render(&self) -> impl Render {
        html! {
            {match &self.name {
                AsyncResult::Ok(name) if self.task.is_running() => <b>{name}</b>,
                AsyncResult::Ok(name) => <i>{name}</i>,
                AsyncResult::Loading => "loading",
                AsyncResult::Failed(why) => <i>{why}</i>,
            }}
            {self.ticks}
        }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Page>("/ticks");
}
