use live_runtime::prelude::*;

#[component]
async fn card(title: &str) -> impl Render {
    html! { <h2>{title}</h2> }
}

fn main() {}
