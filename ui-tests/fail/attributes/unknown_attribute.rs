use live_runtime::html;

fn main() {
    let _ = html! {
        <p clas="note">"text"</p>
    };
}
