use live_runtime::prelude::*;

fn page(songs: &[(String, String)]) -> impl Render {
    html! {
        <ul id="songs" phx-update="stream">
            <li :for={(dom_id, song) in songs} id={dom_id}>{song}</li>
        </ul>
    }
}

fn main() {
    let _ = page(&[]);
}
