use live_runtime::html;

fn main() {
    let _ = html! {
        <slot:footer>"text"</slot:footer>
    };
}
