use live_runtime::html;

fn main() {
    let _ = html! {
        <input type="emial" aria-label="Address">
    };
}
