use live_runtime::html;

fn main() {
    let songs = ["one"];
    let _ = html! {
        <ul>{for (const song of songs) { <li>{song}</li> }}</ul>
    };
}
