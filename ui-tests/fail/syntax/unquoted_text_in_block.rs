use live_runtime::html;

fn main() {
    let _ = html! {
        {if true { hello }}
    };
}
