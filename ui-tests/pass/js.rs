//! Commands, hooks, replies and pushed events, without a warning.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{
    components::{dynamic_tag, focus_wrap, intersperse, modal, show_modal},
    js::{Dispatch, Navigation, Push, Show, Target, Toggle},
    prelude::*,
    render::to_html,
};
use serde::{Deserialize, Serialize};

hook! {
    /// Says where it was clicked.
    pub CHART = r#"{
        mounted() { this.pushEvent("moved", { x: 1, y: 2 }, (reply) => console.log(reply)); },
    }"#
}

hook! { SOUND = "class extends window.ViewHook { mounted() {} }"; }

const HOME: LocalUrl = LocalUrl::from_static("/");

#[derive(Deserialize)]
struct Point {
    x: f64,
    y: f64,
}

#[derive(Serialize)]
struct Distance {
    from_origin: f64,
}

#[live_view]
struct Board {
    names: Vec<String>,
}

#[live_view]
impl Board {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.push_event("ready", &());
        socket.push_event_before_patch("measure", "board");
        Self { names: vec!["Ada".to_owned()] }
    }

    #[handle_event]
    fn moved(&mut self, Payload(point): Payload<Point>) -> Reply<Distance> {
        Reply(Distance { from_origin: point.x.hypot(point.y) })
    }

    #[handle_event]
    fn first(&mut self) -> Result<Reply<&str>, &'static str> {
        self.names.first().map(|name| Reply(name.as_str())).ok_or("there is none")
    }

    #[handle_event]
    fn remove(&mut self, index: usize) {
        self.names.remove(index);
    }

    fn render(&self) -> impl Render {
        let remove = Js::new().push(Push::new(Self::EVENTS.remove(&0)).target("#board")).hide(Target::Closest("p"));
        html! {
            <div id="board" phx-hook={CHART} phx-mounted={Js::new().dispatch(Dispatch::new("seen").blocking())}>
                <button type="button" phx-click={&remove} data-undo={&remove}>Remove</button>
                <button type="button" phx-click={show_modal("help")}>Help</button>
            </div>
            <i id="sound" phx-hook={SOUND} data-none={None::<Js>}></i>
            <.modal id="help" title="Help" show on_cancel={&Js::from(Self::EVENTS.remove(&0))}>Text</.modal>
            <.focus_wrap id="wrap" phx-click-away={Js::new().toggle(Toggle::new("#wrap").display("grid"))}>
                x
            </.focus_wrap>
            <.dynamic_tag tag_name="h2" data-home={Js::new().patch(Navigation::new(&HOME).replace())}>
                Names
            </.dynamic_tag>
            <.intersperse :let={name} enum={&self.names}><:separator>", "</:separator>{name}</.intersperse>
        }
    }
}

/// Commands are what a component may take.
#[component]
fn opener(on_open: &Js, children: &Slot) -> impl Render {
    html! { <button type="button" phx-click={on_open}>{children}</button> }
}

fn main() {
    let _ = Live::new(Secret::random()).serve(axum::Router::new().live::<Board>("/"));
    let page = html! { <.opener on_open={&Js::new().show(Show::new("#menu").time(50).non_blocking())}>Menu</.opener> };
    assert!(to_html(&page).contains(r##"phx-click='[["show",{"time":50,"to":"#menu","blocking":false}]]'"##));
    assert!(CHART.name().ends_with("::CHART"));
    assert!(CHART.source().starts_with('{'));
}
