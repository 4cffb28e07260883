use live_runtime::prelude::*;

#[component]
fn dialog(#[slot] title: &Slot) -> impl Render {
    html! { <h2>{title}</h2> }
}

fn main() {
    let _ = html! { <.dialog/> };
}
