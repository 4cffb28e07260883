use live_runtime::html;

fn main() {
    let _ = html! {
        <p id="first song">"text"</p>
    };
}
