use live_runtime::html;

fn main() {
    let _ = html! {
        <p onclick="alert(1)">"text"</p>
    };
}
