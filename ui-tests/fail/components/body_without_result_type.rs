use live_runtime::prelude::*;

#[component]
fn card(title: &str) {
    html! { <h2>{title}</h2> }
}

fn main() {}
