use live_runtime::html;

fn main() {
    let _ = html! {
        <p id="a">"one"</p>
        <p id="a">"two"</p>
    };
}
