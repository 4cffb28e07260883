use live_runtime::prelude::*;

#[component]
fn card(self, title: &str) -> impl Render {
    html! { <h2>{title}</h2> }
}

fn main() {}
