use live_runtime::html;

fn main() {
    let _ = html! {
        <textarea aria-label="Text" value="text"></textarea>
    };
}
