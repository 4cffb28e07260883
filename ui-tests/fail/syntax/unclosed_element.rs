use live_runtime::html;

fn main() {
    let _ = html! {
        <div><p>"one" <b>"two"</b></div>
    };
}
