use live_runtime::{components::link, prelude::*};

fn page() -> impl Render {
    html! { <.link navigate="/songs">"Next"</.link> }
}

fn main() {}
