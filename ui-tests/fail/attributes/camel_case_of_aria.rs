use live_runtime::html;

fn main() {
    let _ = html! {
        <p ariaLabel="note">"text"</p>
    };
}
