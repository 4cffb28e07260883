use live_runtime::prelude::*;

fn footer() -> impl Render {
    html! { <p>"text"</p> }
}

fn main() {
    let _ = html! { <.footer/> };
}
