use live_runtime::html;

fn main() {
    let _ = html! {
        <p>"a"</p><ul><dt>"text"</dt></ul>
    };
}
