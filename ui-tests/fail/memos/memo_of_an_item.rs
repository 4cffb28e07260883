use live_runtime::{Stream, html};

fn main() {
    let songs = Stream::with_key("songs", ["Waltz"], |song| song.to_lowercase());
    let _ = html! {
        <ul id="songs" phx-update="stream">
            <li :for={(dom_id, song) in &songs} :memo={song} id={dom_id}>{song}</li>
        </ul>
    };
}
