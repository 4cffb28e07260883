use live_runtime::prelude::*;

#[component]
fn card(title: Option<impl Render>) -> impl Render {
    html! { <p>{title}</p> }
}

fn main() {}
