use live_runtime::html;

fn main() {
    let _ = html! {
        <p>{return 5}</p>
    };
}
