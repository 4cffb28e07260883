use live_runtime::{components::async_result, prelude::*};

fn page(band: &Option<String>) -> impl Render {
    html! { <.async_result assign={band} :let={name}><h1>{name}</h1></.async_result> }
}

fn main() {
    let _ = page(&None);
}
