use live_runtime::{components::link, prelude::*};

fn page() -> impl Render {
    html! { <.link patch={Url::new("https://a.test").unwrap()}>"Next"</.link> }
}

fn main() {}
