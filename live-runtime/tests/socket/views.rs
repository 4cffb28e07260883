//! The pages of these tests.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    extract::{FromRef, Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use live_runtime::{TerminateReason, prelude::*};
use tokio::sync::{Semaphore, mpsc};

/// What the pages share with their test.
#[derive(Clone)]
pub(crate) struct World {
    /// Says which views have ended, and why.
    pub(crate) ended: mpsc::UnboundedSender<(&'static str, TerminateReason)>,
    /// Slow handlers wait for it.
    pub(crate) gate: Arc<Semaphore>,
    /// Addresses of the mounted clocks.
    pub(crate) clocks: Arc<Mutex<Vec<Address<Clock>>>>,
}

pub(crate) type Ended = mpsc::UnboundedReceiver<(&'static str, TerminateReason)>;

impl World {
    pub(crate) fn new() -> (Self, Ended) {
        let (ended, receiver) = mpsc::unbounded_channel();
        (Self { ended, gate: Arc::new(Semaphore::new(0)), clocks: Arc::default() }, receiver)
    }
}

/// Part of the router's state, as `State<Greeting>` takes it.
#[derive(Clone)]
pub(crate) struct Greeting(pub(crate) &'static str);

impl FromRef<World> for Greeting {
    fn from_ref(_: &World) -> Self {
        Self("Hello")
    }
}

pub(crate) fn pages(world: World) -> Router {
    Router::new()
        .live::<Counter>("/counter")
        .live::<Extracting>("/extract/{name}")
        .live::<Clock>("/clock")
        .live::<Slow>("/slow")
        .live::<Refusing>("/refusing")
        .live::<Panicking>("/panicking")
        .live::<Waiting>("/waiting")
        .live::<Large>("/large")
        .route("/hanging", axum::routing::get(hanging))
        .route("/plain", axum::routing::get(|| async { "no live view" }))
        .with_state(world)
}

#[live_view]
pub(crate) struct Counter {
    count: i64,
    world: World,
}

#[live_view]
impl Counter {
    fn mount(State(world): State<World>) -> Self {
        Self { count: 0, world }
    }

    #[handle_event]
    fn inc(&mut self) {
        self.count += 1;
    }

    #[handle_event]
    fn add(&mut self, by: i64) {
        self.count += by;
    }

    #[handle_event]
    fn noop(&mut self) {}

    #[handle_event]
    fn crash(&mut self) {
        panic!("the counter crashes at {}", self.count);
    }

    #[handle_event]
    fn fail(&mut self) -> Result<(), String> {
        self.count = 100;
        Err("failed halfway".to_owned())
    }

    fn terminate(&mut self, reason: TerminateReason) {
        let _ = self.world.ended.send(("counter", reason));
    }

    fn render(&self) -> impl Render {
        html! {
            <p>{self.count}</p>
            <button type="button" phx-click="inc">+</button>
            <button type="button" phx-click="add" phx-value-by={2_i64}>+ 2</button>
            <button type="button" phx-click="noop">0</button>
            <button type="button" phx-click="crash">crash</button>
            <button type="button" phx-click="fail">fail</button>
        }
    }
}

#[derive(serde::Deserialize)]
struct Place {
    city: String,
}

#[live_view]
pub(crate) struct Extracting {
    text: String,
}

#[live_view]
impl Extracting {
    async fn mount(
        Path(name): Path<String>,
        Query(Place { city }): Query<Place>,
        State(Greeting(greeting)): State<Greeting>,
        headers: HeaderMap,
        socket: &mut Socket<Self>,
    ) -> Self {
        let header = |name: &str| headers.get(name).map_or("none", |value| value.to_str().unwrap()).to_owned();
        let theme = header("cookie").split("; ").find(|cookie| cookie.starts_with("theme=")).map(str::to_owned);
        let text = format!(
            "{greeting} {name} from {city}, {}, {}, {}",
            header("x-test"),
            theme.unwrap_or_default(),
            if socket.connected() { "connected" } else { "over HTTP" },
        );
        Self { text }
    }

    fn render(&self) -> impl Render {
        html! { <p>{&self.text}</p> }
    }
}

pub(crate) struct Tick(pub(crate) &'static str);

#[live_view]
pub(crate) struct Clock {
    ticks: u32,
    title: Option<&'static str>,
}

#[live_view]
impl Clock {
    fn mount(State(world): State<World>, socket: &mut Socket<Self>) -> Self {
        if socket.connected() {
            world.clocks.lock().unwrap().push(socket.address());
        }
        Self { ticks: 0, title: Some("first \"title\"") }
    }

    #[handle_info]
    fn tick(&mut self, Tick(title): Tick) {
        match title {
            "" => {}
            "none" => self.title = None,
            "crash" => panic!("the clock crashes"),
            title => self.title = Some(title),
        }
        if title == "tick" {
            self.ticks += 1;
        }
    }

    fn page_title(&self) -> Option<&'static str> {
        self.title
    }

    fn render(&self) -> impl Render {
        html! { <p>{self.ticks}</p> }
    }
}

/// Its handler waits for the gate.
#[live_view]
pub(crate) struct Slow {
    handled: u32,
    world: World,
}

#[live_view]
impl Slow {
    fn mount(State(world): State<World>) -> Self {
        Self { handled: 0, world }
    }

    #[handle_event]
    async fn step(&mut self, number: u32) {
        self.world.gate.acquire().await.unwrap().forget();
        assert_eq!(number, self.handled, "events are handled in order");
        self.handled += 1;
    }

    fn terminate(&mut self, reason: TerminateReason) {
        let _ = self.world.ended.send(("slow", reason));
    }

    fn render(&self) -> impl Render {
        html! { <p>{self.handled}</p><button type="button" phx-click="step" phx-value-number={self.handled}>step</button> }
    }
}

/// Refuses connected mounts.
#[live_view]
pub(crate) struct Refusing {}

#[live_view]
impl Refusing {
    fn mount(socket: &mut Socket<Self>) -> Result<Self, (StatusCode, &'static str)> {
        if socket.connected() { Err((StatusCode::GONE, "gone")) } else { Ok(Self {}) }
    }

    fn render(&self) -> impl Render {
        html! { <p>Here</p> }
    }
}

#[derive(serde::Deserialize)]
struct When {
    when: String,
}

#[live_view]
pub(crate) struct Panicking {
    render: bool,
}

#[live_view]
impl Panicking {
    async fn mount(Query(When { when }): Query<When>, socket: &mut Socket<Self>) -> Result<Self, Response> {
        assert!(when != "always", "mount panics");
        assert!(when != "mount" || !socket.connected(), "connected mount panics");
        Ok(Self { render: when == "render" && socket.connected() })
    }

    fn render(&self) -> impl Render {
        assert!(!self.render, "render panics");
        html! { <p>Calm</p> }
    }
}

/// Its connected mount never ends.
#[live_view]
pub(crate) struct Waiting {}

#[live_view]
impl Waiting {
    async fn mount(State(world): State<World>, socket: &mut Socket<Self>) -> Self {
        if socket.connected() {
            let _dropped = OnDrop(world, "waiting");
            std::future::pending::<()>().await;
        }
        Self {}
    }

    fn render(&self) -> impl Render {
        html! { <p>Waits</p> }
    }
}

struct OnDrop(World, &'static str);

impl Drop for OnDrop {
    fn drop(&mut self) {
        let _ = self.0.ended.send((self.1, TerminateReason::Left));
    }
}

/// No live view: it waits for something that never comes.
async fn hanging(State(world): State<World>) {
    let _dropped = OnDrop(world, "hanging");
    std::future::pending::<()>().await;
}

/// Answers each event with a lot.
#[live_view]
pub(crate) struct Large {
    fill: u32,
    world: World,
}

#[live_view]
impl Large {
    fn mount(State(world): State<World>, socket: &mut Socket<Self>) -> Self {
        socket.send_after(Tick(""), Duration::ZERO);
        Self { fill: 0, world }
    }

    #[handle_info]
    fn tick(&mut self, _: Tick) {}

    #[handle_event]
    fn more(&mut self) {
        self.fill += 1;
    }

    fn terminate(&mut self, reason: TerminateReason) {
        let _ = self.world.ended.send(("large", reason));
    }

    fn render(&self) -> impl Render {
        html! { <p>{(self.fill % 10).to_string().repeat(1_000_000)}</p><button type="button" phx-click="more">more</button> }
    }
}
