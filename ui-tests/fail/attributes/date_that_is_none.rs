use live_runtime::html;

fn main() {
    let _ = html! {
        <input type="date" value="31.1.2026" aria-label="Day">
    };
}
