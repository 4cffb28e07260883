//! A view among other tasks: questions to it, who is told when it ends, what can be seen of it.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, extract::State};
use live_runtime::{AskError, TerminateReason, prelude::*};
use serde_json::json;
use tokio::sync::{Semaphore, mpsc};

use super::{
    browser::{Server, Socket as Browser, View},
    logged::Logged,
};

const MOMENT: Duration = Duration::from_secs(20);

struct GetCount;
struct Add(u32);
struct Wait;
struct Watch(Address<Asked>);
struct Down(&'static str, TerminateReason);

#[derive(Clone)]
struct World {
    addresses: Arc<Mutex<Vec<Address<Asked>>>>,
    gate: Arc<Semaphore>,
    begun: mpsc::UnboundedSender<()>,
}

#[live_view]
struct Asked {
    count: u32,
    seen: String,
    world: World,
}

#[live_view]
impl Asked {
    fn mount(State(world): State<World>, socket: &mut Socket<Self>) -> Self {
        if socket.connected() {
            world.addresses.lock().unwrap().push(socket.address());
        }
        Self { count: 7, seen: String::new(), world }
    }

    #[handle_call]
    fn count(&mut self, _: GetCount) -> u32 {
        self.count
    }

    #[handle_call]
    async fn add(&mut self, Add(by): Add, socket: &mut Socket<Self>) -> Result<u32, String> {
        tokio::task::yield_now().await;
        assert!(socket.connected());
        if by == 0 {
            return Err("nothing to add".to_owned());
        }
        self.count += by;
        Ok(self.count)
    }

    #[handle_call]
    async fn wait(&mut self, _: Wait) {
        let _ = self.world.begun.send(());
        self.world.gate.acquire().await.unwrap().forget();
    }

    #[handle_info]
    fn watch(&mut self, Watch(other): Watch, socket: &mut Socket<Self>) {
        socket.monitor(&other, |reason| Down("cancelled", reason)).cancel();
        socket.monitor(&other, |reason| Down("other", reason));
    }

    #[handle_info]
    fn down(&mut self, Down(who, reason): Down) {
        self.seen = format!("{who} {reason:?}");
    }

    #[handle_event]
    fn block(&mut self) {
        std::thread::sleep(Duration::from_millis(300));
    }

    #[handle_event]
    async fn pause(&mut self) {
        tokio::time::sleep(Duration::from_millis(1100)).await;
    }

    #[handle_event]
    fn crash(&mut self) {
        panic!("crashes");
    }

    fn render(&self) -> impl Render {
        html! {
            <p>{self.count}</p>
            <p>{&self.seen}</p>
            <button type="button" phx-click="block">block</button>
            <button type="button" phx-click="pause">pause</button>
            <button type="button" phx-click="crash">crash</button>
        }
    }
}

struct Test {
    server: Server,
    world: World,
    begun: mpsc::UnboundedReceiver<()>,
}

impl Test {
    async fn start() -> Self {
        let (begun, receiver) = mpsc::unbounded_channel();
        let world = World { addresses: Arc::default(), gate: Arc::new(Semaphore::new(0)), begun };
        let server = Server::start(Router::new().live::<Asked>("/").with_state(world.clone())).await;
        Self { server, world, begun: receiver }
    }

    async fn join(&self) -> (Browser, View, Address<Asked>) {
        let (_, socket, view) = self.server.join("/").await;
        let address = self.world.addresses.lock().unwrap().pop().unwrap();
        (socket, view, address)
    }
}

#[tokio::test]
async fn a_view_answers() {
    let test = Test::start().await;
    let (mut socket, _, address) = test.join().await;
    assert_eq!(address.ask(GetCount, MOMENT).await, Ok(7));
    assert_eq!(address.ask(Add(2), MOMENT).await, Ok(Ok(9)));
    assert_eq!(socket.frame().await[4], json!({"0": "9"}), "the browser sees what a question has changed");
    assert_eq!(address.ask(Add(0), MOMENT).await, Ok(Err("nothing to add".to_owned())));
}

#[tokio::test]
async fn who_asks_does_not_wait_for_ever() {
    let mut test = Test::start().await;
    let (socket, _, address) = test.join().await;
    let patient = tokio::spawn({
        let address = address.clone();
        async move { address.ask(Wait, MOMENT).await }
    });
    test.begun.recv().await.unwrap();
    assert_eq!(address.ask(GetCount, Duration::from_millis(1)).await, Err(AskError::TimedOut));
    drop(socket);
    test.world.gate.add_permits(1);
    assert_eq!(patient.await.unwrap(), Ok(()));
    assert!(matches!(address.closed().await, TerminateReason::Disconnected | TerminateReason::Unknown));
    assert_eq!(address.ask(GetCount, MOMENT).await, Err(AskError::Ended));
}

#[tokio::test]
async fn a_question_to_a_view_that_ends_has_no_answer() {
    let mut test = Test::start().await;
    let (mut socket, view, address) = test.join().await;
    let waiting = tokio::spawn({
        let address = address.clone();
        async move { address.ask(Wait, MOMENT).await }
    });
    test.begun.recv().await.unwrap();
    socket.push(&view, "event", json!({"type": "click", "event": "crash", "value": {}})).await;
    let late = tokio::spawn(async move { address.ask(GetCount, MOMENT).await });
    // Room in the mailbox is there at once: the question waits behind the crash.
    tokio::task::yield_now().await;
    test.world.gate.add_permits(1);
    assert_eq!(waiting.await.unwrap(), Ok(()));
    assert!(matches!(late.await.unwrap(), Ok(7) | Err(AskError::Ended)));
}

#[tokio::test]
async fn whoever_waits_is_told_why_a_view_ends() {
    let test = Test::start().await;
    let (mut ada, view, address) = test.join().await;
    let (mut bob, _, other) = test.join().await;
    other.send(Watch(address.clone())).unwrap();
    // It watches once it has answered what was sent after.
    assert_eq!(other.ask(GetCount, MOMENT).await, Ok(7));
    let closed = tokio::spawn(async move { address.closed().await });
    ada.push(&view, "event", json!({"type": "click", "event": "crash", "value": {}})).await;
    let reason = closed.await.unwrap();
    assert!(matches!(reason, TerminateReason::Crashed | TerminateReason::Unknown), "{reason:?}");
    let told = bob.frame().await[4].to_string();
    assert!(told.contains("other Crashed") || told.contains("other Unknown"), "{told}");

    let (mut eve, view, address) = test.join().await;
    let closed = tokio::spawn({
        let address = address.clone();
        async move { address.closed().await }
    });
    while test.server.views.figures().await.is_empty() {}
    assert_eq!(address.ask(GetCount, MOMENT).await, Ok(7));
    eve.call(&view, "phx_leave", json!({})).await;
    assert!(matches!(closed.await.unwrap(), TerminateReason::Left | TerminateReason::Unknown));
    assert_eq!(address.closed().await, TerminateReason::Unknown, "it has ended before");
}

#[tokio::test]
async fn views_can_be_listed() {
    let test = Test::start().await;
    assert!(test.server.views.is_empty());
    let (mut socket, view, address) = test.join().await;
    address.ask(Add(1), MOMENT).await.unwrap().unwrap();
    let figures = test.server.views.figures().await;
    let [one] = &figures[..] else { panic!("{figures:?}") };
    assert!(one.name.ends_with("process::Asked"), "{}", one.name);
    assert_eq!(format!("lv:{}", one.id), view.topic);
    assert_eq!((one.mailbox_depth, one.handled), (0, 1));
    assert!(one.print_bytes.is_some_and(|bytes| bytes > 0), "{one:?}");
    socket.call(&view, "phx_leave", json!({})).await;
    address.closed().await;
    while !test.server.views.is_empty() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_handler_that_blocks_is_warned_of_once_by_name() {
    let logged = Logged::start();
    let test = Test::start().await;
    let (mut socket, view, _) = test.join().await;
    socket.event(&view, "block", json!({})).await;
    socket.event(&view, "pause", json!({})).await;
    let lines = logged.lines();
    let slow: Vec<_> = lines.iter().filter(|line| line.contains("process::Asked")).collect();
    let [blocked, waited] = &slow[..] else { panic!("{lines:#?}") };
    for part in ["WARN", "handle_event", "message=\"block\"", "blocked its thread"] {
        assert!(blocked.contains(part), "no {part} in {blocked}");
    }
    for part in ["INFO", "handle_event", "message=\"pause\"", "waited long"] {
        assert!(waited.contains(part), "no {part} in {waited}");
    }
}
