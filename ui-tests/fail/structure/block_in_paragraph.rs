use live_runtime::html;

fn main() {
    let _ = html! {
        <p><div>"text"</div></p>
    };
}
