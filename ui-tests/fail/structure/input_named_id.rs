use live_runtime::html;

fn main() {
    let _ = html! {
        <input name="id" aria-label="Id">
    };
}
