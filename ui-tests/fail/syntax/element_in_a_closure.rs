use live_runtime::html;

fn main() {
    let songs = ["one"];
    let _ = html! {
        <ul>{songs.iter().map(|song| <li>{song}</li>)}</ul>
    };
}
