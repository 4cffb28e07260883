use live_runtime::prelude::*;

#[component]
fn badge(text: &str) -> impl Render {
    html! { <b>{text}</b> }
}

fn main() {
    let _ = html! { <.badge text="A" aria-label="B"/> };
}
