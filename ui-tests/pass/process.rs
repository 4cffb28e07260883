//! A view among others: questions, monitors, topics and presences.

#![deny(warnings, clippy::pedantic)]

use std::time::Duration;

use live_runtime::{AskError, TerminateReason, prelude::*};
use serde::{Deserialize, Serialize};

struct GetName;
struct Rename(String);
struct Follow(Address<Player>);

struct Down(TerminateReason);

#[derive(Clone, Serialize, Deserialize)]
struct Said(String);

#[derive(Clone, Serialize, Deserialize)]
struct Member {
    name: String,
}

const CHAT: Topic<Said> = Topic::across_nodes("chat");
const HERE: Topic<u32> = Topic::new("here");
const ONLINE: Presence<Member> = Presence::across_nodes("online");

#[live_view]
struct Player {
    name: String,
    online: Vec<Present<Member>>,
    down: Option<TerminateReason>,
}

#[live_view]
impl Player {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe(CHAT);
        socket.subscribe(HERE.of(7));
        socket.subscribe_presence(&ONLINE);
        socket.track(&ONLINE, "me", Member { name: "Ada".to_owned() });
        Self { name: "Ada".to_owned(), online: socket.present(&ONLINE), down: None }
    }

    #[handle_call]
    fn name(&mut self, _: GetName) -> String {
        self.name.clone()
    }

    #[handle_call]
    async fn rename(&mut self, Rename(name): Rename, socket: &mut Socket<Self>) -> Result<(), String> {
        if name.is_empty() {
            return Err("no name".to_owned());
        }
        socket.track(&ONLINE, "me", Member { name: name.clone() });
        std::future::ready(()).await;
        self.name = name;
        Ok(())
    }

    #[handle_info]
    fn follow(&mut self, Follow(other): Follow, socket: &mut Socket<Self>) {
        socket.monitor(&other, Down);
    }

    #[handle_info]
    fn down(&mut self, Down(reason): Down) {
        self.down = Some(reason);
    }

    #[handle_info]
    fn said(&mut self, Said(text): Said) {
        HERE.of(7).local_broadcast(1);
        self.name = text;
    }

    #[handle_info]
    fn number(&mut self, _: u32) {}

    #[handle_info]
    fn came_or_went(&mut self, diff: PresenceDiff<Member>) {
        diff.apply_to(&mut self.online);
    }

    fn render(&self) -> impl Render {
        html! {
            <p>{&self.name}</p>
            <p :for={member in &self.online} :key={member.id()}>{&member.meta.name}</p>
            <p :if={let Some(reason) = self.down}>{format_args!("{reason:?}")}</p>
        }
    }
}

async fn rename(player: &Address<Player>, name: String) -> Result<String, AskError> {
    let before = player.ask(GetName, Duration::from_secs(1)).await?;
    match player.ask(Rename(name), Duration::from_secs(1)).await? {
        Ok(()) => Ok(before),
        Err(why) => Ok(why),
    }
}

fn main() {
    let _ = axum::Router::<()>::new().live::<Player>("/player");
    let _ = |player: Address<Player>| async move {
        let renamed = rename(&player, "Bob".to_owned()).await;
        (renamed, player.closed().await)
    };
}
