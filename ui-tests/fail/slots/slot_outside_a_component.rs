use live_runtime::prelude::*;

#[component]
fn badge(text: &str) -> impl Render {
    html! { <b>{text}</b> }
}

fn main() {
    let _ = html! { <p><:footer>end</:footer></p> };
}
