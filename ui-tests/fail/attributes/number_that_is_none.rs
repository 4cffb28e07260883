use live_runtime::html;

fn main() {
    let _ = html! {
        <input type="number" min="one" aria-label="Count">
    };
}
