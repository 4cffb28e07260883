use live_runtime::html;

fn main() {
    let _ = html! {
        <ul><div>"text"</div></ul>
    };
}
