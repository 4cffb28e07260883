use live_runtime::prelude::*;

#[live_component]
#[derive(Default)]
struct Fold {
    children: SlotContent,
}

#[live_component]
impl Fold {
    fn update(&mut self, children: SlotContent) {
        self.children = children;
    }

    fn render(&self) -> impl Render {
        html! { <section>{&self.children}</section> }
    }
}

fn page() -> impl Render {
    html! { <Fold id="f"/> }
}

fn main() {}
