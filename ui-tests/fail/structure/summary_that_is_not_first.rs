use live_runtime::html;

fn main() {
    let _ = html! {
        <details><p>"text"</p><summary>"More"</summary></details>
    };
}
