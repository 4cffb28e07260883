//! Two nodes: topics and presences that cross from one to the other.

use axum::{Router, extract::Path};
use live_runtime::{Adapter, Inbox, Parcel, PubSub, prelude::*};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::broadcast;

use super::browser::{Server, Socket as Browser, View};

#[derive(Clone, Serialize, Deserialize)]
struct Said(String);

#[derive(Clone)]
struct Near(&'static str);

#[derive(Clone, Serialize, Deserialize)]
struct Member {
    name: String,
}

const CHAT: Topic<Said> = Topic::across_nodes("nodes/chat");
const NEAR: Topic<Near> = Topic::new("nodes/chat");
const ONLINE: Presence<Member> = Presence::across_nodes("nodes/online");

/// What connects the nodes of one process: a queue of text.
struct InMemory(broadcast::Sender<String>);

impl InMemory {
    fn new(bus: &broadcast::Sender<String>, inbox: Inbox) -> Self {
        let mut parcels = bus.subscribe();
        tokio::spawn(async move {
            while let Ok(text) = parcels.recv().await {
                inbox.deliver(&serde_json::from_str(&text).unwrap());
            }
        });
        Self(bus.clone())
    }
}

impl Adapter for InMemory {
    fn publish(&self, parcel: Parcel) {
        let _ = self.0.send(serde_json::to_string(&parcel).unwrap());
    }
}

#[live_view]
struct Room {
    key: String,
    last: String,
    online: Vec<Present<Member>>,
}

#[live_view]
impl Room {
    fn mount(Path((key, name)): Path<(String, String)>, socket: &mut Socket<Self>) -> Self {
        socket.subscribe(CHAT.of(&key));
        socket.subscribe(NEAR.of(&key));
        let online = ONLINE.of(&key);
        socket.subscribe_presence(&online);
        socket.track(&online, &name, Member { name: name.clone() });
        Self { online: socket.present(&online), key, last: String::new() }
    }

    #[handle_event]
    fn say(&mut self, text: String, socket: &mut Socket<Self>) {
        let topic = CHAT.of(&self.key);
        socket.pubsub().broadcast(&topic, Said(text));
    }

    #[handle_event]
    fn say_here(&mut self, socket: &mut Socket<Self>) {
        socket.pubsub().local_broadcast(&CHAT.of(&self.key), Said("here".to_owned()));
        socket.pubsub().broadcast(&NEAR.of(&self.key), Near("near"));
    }

    #[handle_event]
    fn rename(&mut self, from: String, to: String, socket: &mut Socket<Self>) {
        socket.track(&ONLINE.of(&self.key), &from, Member { name: to });
    }

    #[handle_event]
    fn leave(&mut self, name: String, socket: &mut Socket<Self>) {
        socket.untrack(&ONLINE.of(&self.key), &name);
    }

    #[handle_event]
    fn crash(&mut self) {
        panic!("crashes");
    }

    #[handle_info]
    fn said(&mut self, Said(text): Said) {
        self.last = text;
    }

    #[handle_info]
    fn near(&mut self, Near(text): Near) {
        text.clone_into(&mut self.last);
    }

    #[handle_info]
    fn came_or_went(&mut self, diff: PresenceDiff<Member>) {
        diff.apply_to(&mut self.online);
    }

    fn render(&self) -> impl Render {
        let mut names: Vec<_> = self.online.iter().map(|present| &*present.meta.name).collect();
        names.sort_unstable();
        html! {
            <p>{&self.last}</p>
            <p>{names.join(",")}</p>
            <button type="button" phx-click="say" phx-value-text="to all">say</button>
            <button type="button" phx-click="say_here">say here</button>
            <button type="button" phx-click="rename" phx-value-from="a" phx-value-to="b">rename</button>
            <button type="button" phx-click="leave" phx-value-name="a">leave</button>
            <button type="button" phx-click="crash">crash</button>
        }
    }
}

async fn node(bus: &broadcast::Sender<String>) -> Server {
    let pubsub = PubSub::isolated();
    pubsub.connect(|inbox| InMemory::new(bus, inbox));
    let live = Live::new(Secret::random()).pubsub(pubsub);
    Server::start_live(live, Router::new().live::<Room>("/{key}/{name}")).await
}

/// Waits until a value of the page is the wanted one.
async fn shows(socket: &mut Browser, dynamic: &str, wanted: &str) {
    loop {
        let frame = socket.frame().await;
        let Value::Object(diff) = &frame[4] else { panic!("{frame}") };
        if diff.get(dynamic) == Some(&json!(wanted)) {
            return;
        }
    }
}

/// The names that the joined page shows, or those that it shows then.
async fn online(socket: &mut Browser, view: &View, wanted: &str) {
    if view.response["rendered"]["1"] != *wanted {
        shows(socket, "1", wanted).await;
    }
}

#[tokio::test]
async fn messages_cross_nodes_where_their_topic_does() {
    let bus = broadcast::Sender::new(1000);
    let (here, there) = (node(&bus).await, node(&bus).await);
    let (_, mut ada, ada_view) = here.join("/talk/ada").await;
    let (_, mut bob, _) = there.join("/talk/bob").await;
    ada.event(&ada_view, "say", json!({"text": "to all"})).await;
    shows(&mut ada, "0", "to all").await;
    shows(&mut bob, "0", "to all").await;
    ada.event(&ada_view, "say_here", json!({})).await;
    shows(&mut ada, "0", "near").await;
    ada.event(&ada_view, "say", json!({"text": "again"})).await;
    assert_eq!(bob.frame().await[4], json!({"0": "again"}), "nothing of what stays on its node");
}

#[tokio::test]
async fn everybody_is_present_on_all_nodes_until_they_leave() {
    let bus = broadcast::Sender::new(1000);
    let (here, there) = (node(&bus).await, node(&bus).await);
    let (_, mut ada, ada_view) = here.join("/who/ada").await;
    online(&mut ada, &ada_view, "ada").await;
    let (_, mut bob, bob_view) = there.join("/who/bob").await;
    online(&mut bob, &bob_view, "ada,bob").await;
    shows(&mut ada, "1", "ada,bob").await;

    // Who comes later learns of all.
    let (_, mut eve, eve_view) = here.join("/who/eve").await;
    online(&mut eve, &eve_view, "ada,bob,eve").await;
    shows(&mut bob, "1", "ada,bob,eve").await;
    shows(&mut ada, "1", "ada,bob,eve").await;

    bob.event(&bob_view, "rename", json!({"from": "bob", "to": "Bob"})).await;
    shows(&mut ada, "1", "Bob,ada,eve").await;
    eve.event(&eve_view, "leave", json!({"name": "eve"})).await;
    shows(&mut ada, "1", "Bob,ada").await;
    bob.push(&bob_view, "event", json!({"type": "click", "event": "crash", "value": {}})).await;
    shows(&mut ada, "1", "ada").await;
    drop(ada);
    shows(&mut eve, "1", "").await;
}
