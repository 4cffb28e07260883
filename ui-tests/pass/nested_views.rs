//! Views inside of views: what they are given, their parents, sticky ones, portals and what is scrolled to.

#![deny(warnings, clippy::pedantic)]

use axum::Extension;
use live_runtime::{
    components::{live_render, portal},
    event::Viewport,
    prelude::*,
};
use serde::{Deserialize, Serialize};

#[derive(Clone)]
struct Zone(i32);

#[derive(Serialize, Deserialize)]
struct City {
    name: String,
}

#[live_view]
struct Clock {
    city: City,
    hours: u32,
    zone: Zone,
    parent: Address<Page>,
}

#[live_view(nested)]
impl Clock {
    fn mount(
        city: City,
        hours: u32,
        Extension(zone): Extension<Zone>,
        parent: Address<Page>,
        socket: &mut Socket<Self>,
    ) -> Result<Self, String> {
        if parent.send(Here(socket.address())).is_err() && socket.connected() {
            return Err("nobody is there".to_owned());
        }
        Ok(Self { city, hours, zone, parent })
    }

    #[handle_event]
    fn later(&mut self, socket: &mut Socket<Self>) {
        self.hours += 1;
        if self.parent.send(Here(socket.address())).is_err() {
            socket.push_navigate(LocalUrl::from_static("/"));
        }
    }

    fn render(&self) -> impl Render {
        html! {
            <b>{&self.city.name} {self.hours} {self.zone.0}</b>
            <.live_render id={&format!("{}-inside", self.city.name)} view={Inside::child()}/>
            <button type="button" phx-click="later">Later</button>
        }
    }
}

#[live_view]
struct Inside;

#[live_view(nested, allow(empty_heading))]
impl Inside {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <i>inside</i> }
    }
}

struct Here(Address<Clock>);

#[live_view]
struct Page {
    address: Address<Self>,
    clocks: Vec<Address<Clock>>,
    overran: bool,
}

#[live_view]
impl Page {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self { address: socket.address(), clocks: Vec::new(), overran: false }
    }

    #[handle_info]
    fn here(&mut self, Here(clock): Here) {
        self.clocks.push(clock);
    }

    #[handle_event]
    fn more(&mut self, Payload(at): Payload<Viewport>) {
        self.overran = at.overran;
    }

    #[handle_event]
    fn less(&mut self, id: String, _overran: Option<bool>) {
        self.overran = id.is_empty();
    }

    fn render(&self) -> impl Render {
        let cities = ["Oslo", "Rome"];
        html! {
            <.live_render
                :for={name in cities} id={name} class={["clock", name]} data-city={name}
                view={Clock::child(City { name: name.to_owned() }, 12, &self.address)}
            />
            <.live_render id="inside" view={Inside::child().sticky()} tag_name="section"/>
            <.portal id="hint" target="body" class="hint"><p>{self.clocks.len()} {self.overran}</p></.portal>
            <ul id="list" phx-viewport-top="less" phx-viewport-bottom="more" phx-viewport-overrun-target="#list">
                <li>one</li>
            </ul>
        }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Page>("/");
}
