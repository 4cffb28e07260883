use live_runtime::html;

fn main() {
    let _ = html! {
        <p aria-busy>"text"</p>
    };
}
