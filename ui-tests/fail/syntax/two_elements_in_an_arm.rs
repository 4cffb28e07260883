use live_runtime::html;

fn main() {
    let count = 5;
    let _ = html! {
        {match count { 1 => <p>"one"</p> <p>"two"</p>, _ => {} }}
    };
}
