use live_runtime::html;

struct Song {
    title: String,
}

fn main() {
    let song = Song { title: String::new() };
    let _ = html! { <p>{&song.titel}</p> };
}
