use live_runtime::html;

fn main() {
    let _ = html! {
        <p.note>"text"</p>
    };
}
