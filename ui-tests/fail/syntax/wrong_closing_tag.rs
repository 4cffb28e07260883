use live_runtime::html;

fn main() {
    let _ = html! {
        <p>"one"</spn>
        <span>"two"</sapn>
    };
}
