//! Commands: the browser runs them at once, and what they have changed survives every patch.

use live_runtime::{
    components::{button, modal, show_modal},
    js::{Dispatch, Navigation, OfClasses, OfTransition, Push, Show, Target, Toggle},
    prelude::*,
};

use crate::site::page;

const HERE: LocalUrl = LocalUrl::from_static("/js?patched");
const COUNTER: LocalUrl = LocalUrl::from_static("/counter");

#[live_view]
pub(crate) struct Commands {
    saved: u32,
    left: u32,
}

#[live_view]
impl Commands {
    fn mount() -> Self {
        Self { saved: 0, left: 0 }
    }

    #[handle_event]
    fn save(&mut self, by: u32) {
        self.saved += by;
    }

    #[handle_event]
    fn leave(&mut self) {
        self.left += 1;
    }

    /// A button for each command on the box.
    fn commands() -> Vec<(&'static str, Js)> {
        let js = Js::new;
        let toggle = Toggle::new("#box").transition_in("fade-in").transition_out("fade-out").time(100);
        vec![
            ("toggle", js().toggle(toggle)),
            ("hide", js().hide("#box")),
            ("show", js().show(Show::new("#box").display("flex").transition("fade-in").time(100))),
            ("add-class", js().add_class("loud wide", "#box")),
            ("remove-class", js().remove_class("loud", "#box")),
            ("toggle-class", js().toggle_class("round", OfClasses::new("#box").transition("fade-in").time(50))),
            ("transition", js().transition("shake", OfTransition::new("#box").time(300))),
            ("set-attribute", js().set_attribute("data-mood", "it's <fine> & \"well\"", "#box")),
            ("remove-attribute", js().remove_attribute("data-mood", "#box")),
            ("toggle-attribute", js().toggle_attribute("aria-busy", ("true", "false"), "#box")),
            ("inner", js().add_class("loud", Target::Inner("b"))),
            ("closest", js().toggle_class("loud", Target::Closest("div"))),
            ("dispatch", js().dispatch(Dispatch::new("shop:note").to("#box").detail(&[1, 2]))),
            ("exec", js().exec("data-reset", "#box")),
            ("concat", js().add_class("wide", "#box").concat(&js().hide("#note"))),
            ("focus", js().focus("#name")),
            ("focus-first", js().focus_first("#fields")),
            ("push-focus", js().push_focus(Target::This).focus("#name")),
            ("pop-focus", js().pop_focus()),
            ("save", js().push(Push::new(Self::EVENTS.save(&1)).value("by", &2).loading("#box").page_loading())),
            ("patch", js().patch(&HERE)),
            ("navigate", js().navigate(Navigation::new(&COUNTER).replace())),
        ]
    }

    fn page_title(&self) -> &'static str {
        "Commands"
    }

    fn render(&self) -> impl Render {
        let reset =
            Js::new().remove_class("loud wide round", "#box").remove_attribute("data-mood", "#box").show("#box");
        let keep_open = Js::new().ignore_attributes(&["open"], Target::This);
        page(
            "/js",
            html! {
                <div id="box" class="box" data-reset={reset}>A box, saved <b id="saved">{self.saved}</b></div>
                <p id="note">A note</p>
                <div class="row">
                    <.button :for={(id, commands) in Self::commands()} id={id} phx-click={commands}>
                        {id}<b></b>
                    </.button>
                </div>
                <div id="fields" class="row">
                    <input id="name" aria-label="Name">
                </div>
                <details id="more" phx-mounted={keep_open}>
                    <summary>What stays open</summary>
                    <p>Saved {self.saved} times</p>
                </details>
                <.button id="open" phx-click={show_modal("dialog")}>Open a dialog</.button>
                <p>Left <span id="left">{self.left}</span> times</p>
                <.modal id="dialog" class="dialog" title="A dialog" on_cancel={&Js::from(Self::EVENTS.leave())}>
                    <input id="inside" aria-label="Inside">
                </.modal>
            },
        )
    }
}
