use live_runtime::html;

fn main() {
    let _ = html! {
        <ul>"text"</ul>
    };
}
