use live_runtime::html;

fn main() {
    let songs = ["one"];
    let _ = html! {
        <li for={song in songs}>{song}</li>
    };
}
