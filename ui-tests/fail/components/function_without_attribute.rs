use live_runtime::prelude::*;

fn card(title: &str) -> impl Render {
    html! { <h2>{title}</h2> }
}

fn main() {
    let _ = html! { <.card title="text"/> };
}
