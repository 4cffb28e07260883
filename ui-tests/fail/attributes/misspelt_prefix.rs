use live_runtime::html;

fn main() {
    let _ = html! {
        <p dtaa-id="1">"text"</p>
    };
}
