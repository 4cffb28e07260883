use live_runtime::html;

fn main() {
    let _ = html! {
        <img src="/a.png" alt="" width="20px">
    };
}
