use live_runtime::html;

fn main() {
    let _ = html! {
        <p className="note">"text"</p>
    };
}
