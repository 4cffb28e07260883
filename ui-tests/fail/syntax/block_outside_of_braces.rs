use live_runtime::html;

fn main() {
    let _ = html! {
        <div>if open { <p>"text"</p> }</div>
    };
}
