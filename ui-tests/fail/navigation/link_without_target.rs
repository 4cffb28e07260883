use live_runtime::{components::link, prelude::*};

fn page() -> impl Render {
    html! { <.link class="next">"Next"</.link> }
}

fn main() {}
