use live_runtime::html;

fn main() {
    let _ = html! {
        <div><tr><td>"text"</td></tr></div>
    };
}
