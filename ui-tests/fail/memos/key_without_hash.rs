use live_runtime::html;

struct Song {
    title: String,
}

fn main() {
    let song = Song { title: "Waltz".to_owned() };
    let _ = html! { <p :memo={&song}>{&song.title}</p> };
}
