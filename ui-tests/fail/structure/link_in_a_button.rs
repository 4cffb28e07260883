use live_runtime::html;

fn main() {
    let _ = html! {
        <button type="button"><a href="/">"text"</a></button>
    };
}
