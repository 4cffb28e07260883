use live_runtime::html;

fn main() {
    let count = 5;
    let _ = html! {
        <p>{println!("shown"); count}</p>
    };
}
