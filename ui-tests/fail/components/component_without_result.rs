use live_runtime::prelude::*;

#[component]
fn card(title: &str) {
    let _ = html! { <h2>{title}</h2> };
}

fn main() {}
