//! Views inside of views: two that come and go with their parent, one that outlives live navigation.

use live_runtime::{
    components::{link, live_render},
    prelude::*,
};

use crate::document::live;

#[live_view]
pub(crate) struct ChildLive {
    n: u32,
    name: String,
}

#[live_view(nested)]
impl ChildLive {
    fn mount(n: u32, name: String) -> Self {
        Self { n, name }
    }

    #[handle_event]
    fn inc(&mut self) {
        self.n += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <span>{&self.name} {self.n}</span> <button id={format_args!("inc-{}", self.name)} phx-click="inc">+</button>
        }
    }
}

#[live_view]
pub(crate) struct ParentLive {
    show: bool,
    n: u32,
}

#[live_view]
impl ParentLive {
    fn mount() -> Self {
        Self { show: true, n: 0 }
    }

    #[handle_event]
    fn show(&mut self) {
        self.show = !self.show;
    }

    #[handle_event]
    fn n(&mut self) {
        self.n += 1;
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <h1>parent {self.n}</h1>
                <button id="n" phx-click="n">n</button>
                <button id="show" phx-click="show">show</button>
                <div id="one"><.live_render id="child-a" view={ChildLive::child(1, "a".to_owned())}/></div>
                {if self.show {
                    <.live_render
                        id="child-b"
                        view={ChildLive::child(5, "b".to_owned())}
                        tag_name="section"
                        class="box"
                    />
                }}
            },
        )
    }
}

#[live_view]
pub(crate) struct StickyChild {
    n: u32,
}

#[live_view(nested)]
impl StickyChild {
    fn mount(start: u32) -> Self {
        Self { n: start }
    }

    #[handle_event]
    fn inc(&mut self) {
        self.n += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <aside>
                sticky {self.n} <button id="sticky-inc" phx-click="inc">+</button>
                <.link id="sticky-to-b" navigate={LocalUrl::from_static("/sticky/b")}>b</.link>
            </aside>
        }
    }
}

#[live_view]
pub(crate) struct StickyALive;

#[live_view]
impl StickyALive {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        sticky(html! { <h1>A</h1> <.link id="to-b" navigate={LocalUrl::from_static("/sticky/b")}>to b</.link> })
    }
}

#[live_view]
pub(crate) struct StickyBLive;

#[live_view]
impl StickyBLive {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        sticky(html! { <h1>B</h1> <.link id="to-a" navigate={LocalUrl::from_static("/sticky/a")}>to a</.link> })
    }
}

/// The layout of the pages that share the sticky view.
fn sticky(content: impl Render) -> impl Render {
    html! {
        <.live_render id="sticky" view={StickyChild::child(10).sticky()}/>
        <main>{&content}</main>
    }
}
