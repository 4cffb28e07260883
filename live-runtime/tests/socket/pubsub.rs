//! Topics: who gets a message, who does not, and who is told that it is missing.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, State},
};
use live_runtime::{Config, prelude::*};
use serde_json::{Value, json};
use tokio::sync::{Semaphore, mpsc};

use super::browser::{Server, Socket as Browser};

const ROOMS: Topic<Said> = Topic::new("rooms");

#[derive(Clone)]
struct Said(&'static str);

#[live_view]
struct Room {
    name: String,
    last: &'static str,
}

#[live_view]
impl Room {
    fn mount(Path(name): Path<String>, socket: &mut Socket<Self>) -> Self {
        socket.subscribe(ROOMS.of(&name));
        socket.subscribe(ROOMS.of(&name));
        Self { name, last: "nothing" }
    }

    #[handle_event]
    fn say(&mut self) {
        ROOMS.of(&self.name).broadcast(Said("hello"));
    }

    #[handle_event]
    fn tell_others(&mut self, socket: &mut Socket<Self>) {
        ROOMS.of(&self.name).broadcast_from(socket, Said("others"));
    }

    #[handle_event]
    fn unsubscribe(&mut self, socket: &mut Socket<Self>) {
        socket.unsubscribe(ROOMS.of(&self.name));
    }

    #[handle_event]
    fn noop(&mut self) {}

    #[handle_info]
    fn said(&mut self, Said(text): Said) {
        self.last = text;
    }

    fn render(&self) -> impl Render {
        html! {
            <p>{self.last}</p>
            <button type="button" phx-click="say">say</button>
            <button type="button" phx-click="tell_others">tell others</button>
            <button type="button" phx-click="unsubscribe">unsubscribe</button>
            <button type="button" phx-click="noop">nothing</button>
        }
    }
}

async fn rooms() -> Server {
    Server::start(Router::new().live::<Room>("/rooms/{name}")).await
}

/// The payload of the next frame, which nobody has asked for.
async fn pushed(socket: &mut Browser) -> Value {
    let frame = socket.frame().await;
    assert_eq!(frame[3], "diff", "{frame}");
    frame[4].clone()
}

#[tokio::test]
async fn everybody_gets_a_message_once() {
    let server = rooms().await;
    let (_, mut ada, ada_view) = server.join("/rooms/everybody").await;
    let (_, mut bob, bob_view) = server.join("/rooms/everybody").await;
    assert_eq!(ada.event(&ada_view, "say", json!({})).await, json!({}));
    assert_eq!(pushed(&mut ada).await, json!({"0": "hello"}));
    assert_eq!(pushed(&mut bob).await, json!({"0": "hello"}));
    assert_eq!(bob.event(&bob_view, "tell_others", json!({})).await, json!({}));
    assert_eq!(pushed(&mut ada).await, json!({"0": "others"}));
    assert_eq!(bob.event(&bob_view, "noop", json!({})).await, json!({}), "who tells the others is told nothing");
}

#[tokio::test]
async fn a_part_of_a_topic_is_a_topic_of_its_own() {
    let server = rooms().await;
    let (_, mut ada, ada_view) = server.join("/rooms/one").await;
    let (_, mut bob, _) = server.join("/rooms/two").await;
    ROOMS.broadcast(Said("to the whole"));
    ROOMS.of("one").of("inner").broadcast(Said("further inside"));
    Topic::<u32>::new("rooms").of("one").broadcast(7);
    ROOMS.of("two").broadcast(Said("two"));
    assert_eq!(pushed(&mut bob).await, json!({"0": "two"}));
    assert_eq!(ada.event(&ada_view, "noop", json!({})).await, json!({}));
}

#[tokio::test]
async fn who_unsubscribes_gets_nothing_more() {
    let server = rooms().await;
    let (_, mut ada, ada_view) = server.join("/rooms/unsubscribed").await;
    ada.event(&ada_view, "unsubscribe", json!({})).await;
    ROOMS.of("unsubscribed").broadcast(Said("nobody"));
    assert_eq!(ada.event(&ada_view, "noop", json!({})).await, json!({}));
}

const STREAM: Topic<Item> = Topic::new("items");

#[derive(Clone)]
struct Item(#[allow(dead_code, reason = "it is counted")] Arc<()>);

/// What the slow views share with their test.
#[derive(Clone)]
struct World {
    begun: mpsc::UnboundedSender<()>,
    gate: Arc<Semaphore>,
}

#[live_view]
struct Slow {
    handled: u32,
    missed: u64,
    world: World,
}

#[live_view]
impl Slow {
    fn mount(State(world): State<World>, Path(key): Path<String>, socket: &mut Socket<Self>) -> Self {
        socket.subscribe(STREAM.of(key));
        Self { handled: 0, missed: 0, world }
    }

    #[handle_info]
    async fn item(&mut self, _: Item) {
        let _ = self.world.begun.send(());
        self.world.gate.acquire().await.unwrap().forget();
        self.handled += 1;
    }

    #[handle_info]
    fn lagged(&mut self, Lagged { missed }: Lagged) {
        self.missed += missed;
    }

    fn render(&self) -> impl Render {
        html! { <p>{format_args!("{} handled, {} missed", self.handled, self.missed)}</p> }
    }
}

/// Does not care what it misses.
#[live_view]
struct Careless {
    handled: u32,
    world: World,
}

#[live_view]
impl Careless {
    fn mount(State(world): State<World>, Path(key): Path<String>, socket: &mut Socket<Self>) -> Self {
        socket.subscribe(STREAM.of(key));
        Self { handled: 0, world }
    }

    #[handle_info]
    async fn item(&mut self, _: Item) {
        let _ = self.world.begun.send(());
        self.world.gate.acquire().await.unwrap().forget();
        self.handled += 1;
    }

    fn render(&self) -> impl Render {
        html! { <p>{self.handled}</p> }
    }
}

async fn slow() -> (Server, mpsc::UnboundedReceiver<()>, Arc<Semaphore>) {
    let (begun, begins) = mpsc::unbounded_channel();
    let gate = Arc::new(Semaphore::new(0));
    let mut config = Config::default();
    config.mailbox_capacity = 2;
    let pages = Router::new()
        .live::<Slow>("/slow/{key}")
        .live::<Careless>("/careless/{key}")
        .with_state(World { begun, gate: Arc::clone(&gate) });
    (Server::start_with(config, pages).await, begins, gate)
}

/// One message is being handled, two wait, seven find no room.
async fn overrun(topic: &Topic<Item>, begins: &mut mpsc::UnboundedReceiver<()>) {
    let item = Arc::new(());
    topic.broadcast(Item(Arc::clone(&item)));
    begins.recv().await.unwrap();
    for _ in 0..9 {
        topic.broadcast(Item(Arc::clone(&item)));
    }
}

#[tokio::test]
async fn a_view_that_does_not_keep_up_is_told_what_it_has_missed() {
    let (server, mut begins, gate) = slow().await;
    let (_, mut socket, _) = server.join("/slow/told").await;
    let topic = STREAM.of("told");
    for round in 1..=3 {
        overrun(&topic, &mut begins).await;
        gate.add_permits(3);
        let told = format!("{} handled, {} missed", 3 * round, 7 * round);
        // In order: what was there before comes first.
        for handled in 1..=3 {
            let shown = format!("{} handled, {} missed", 3 * (round - 1) + handled, 7 * (round - 1));
            assert_eq!(pushed(&mut socket).await, json!({"0": shown}));
        }
        assert_eq!(pushed(&mut socket).await, json!({"0": told}));
        while begins.try_recv().is_ok() {}
    }
}

#[tokio::test]
async fn a_view_without_a_handler_of_it_lives_on() {
    let (server, mut begins, gate) = slow().await;
    let (_, mut socket, _) = server.join("/careless/lives").await;
    let topic = STREAM.of("lives");
    overrun(&topic, &mut begins).await;
    gate.add_permits(4);
    for handled in ["1", "2", "3"] {
        assert_eq!(pushed(&mut socket).await, json!({"0": handled}));
    }
    topic.broadcast(Item(Arc::default()));
    assert_eq!(pushed(&mut socket).await, json!({"0": "4"}));
}

#[tokio::test]
async fn subscriptions_end_with_their_view() {
    let (server, mut begins, gate) = slow().await;
    let topic = STREAM.of("ends");
    let item = Arc::new(());
    let (_, mut socket, view) = server.join("/slow/ends").await;
    topic.broadcast(Item(Arc::clone(&item)));
    begins.recv().await.unwrap();
    topic.broadcast(Item(Arc::clone(&item)));
    assert_eq!(Arc::strong_count(&item), 3, "one is handled, one waits");
    gate.add_permits(2);
    pushed(&mut socket).await;
    pushed(&mut socket).await;
    socket.push(&view, "phx_leave", json!({})).await;
    server.shutdown.close().await;
    topic.broadcast(Item(Arc::clone(&item)));
    assert_eq!(Arc::strong_count(&item), 1, "nobody has it");
}

#[tokio::test]
async fn a_page_that_is_only_rendered_is_not_subscribed() {
    let (server, ..) = slow().await;
    server.load("/slow/rendered").await;
    let item = Arc::new(());
    STREAM.of("rendered").broadcast(Item(Arc::clone(&item)));
    assert_eq!(Arc::strong_count(&item), 1);
}
