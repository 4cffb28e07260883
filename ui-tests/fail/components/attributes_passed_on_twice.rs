use live_runtime::prelude::*;

#[component]
fn card(#[rest] first: Rest, #[rest] second: Rest) -> impl Render {
    html! { <h2 {..first} {..second}>"text"</h2> }
}

fn main() {}
