use live_runtime::{components::link, prelude::*};

const SONGS: LocalUrl = LocalUrl::from_static("/songs");

fn page() -> impl Render {
    html! { <.link patch={SONGS} navigate={SONGS}>"Next"</.link> }
}

fn main() {}
