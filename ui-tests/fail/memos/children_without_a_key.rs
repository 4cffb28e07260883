use live_runtime::prelude::*;

#[component]
fn card(title: &str, children: &Slot) -> impl Render {
    html! { <section :memo={title}><h2>{title}</h2>{children}</section> }
}

fn main() {
    let _ = html! { <.card title="Songs">Waltz</.card> };
}
