use live_runtime::html;

fn main() {
    let _ = html! {
        <a href="javascript:alert(1)">"text"</a>
    };
}
