use live_runtime::html;

fn main() {
    let _ = html! {
        <p>"text"</p></div>
    };
}
