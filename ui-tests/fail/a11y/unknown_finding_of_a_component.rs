use live_runtime::prelude::*;

#[component(allow(emty_heading))]
fn card(title: &str) -> impl Render {
    html! { <h2>{title}</h2> }
}

fn main() {}
