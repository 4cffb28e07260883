use live_runtime::html;

fn main() {
    let _ = html! {
        <p aria-hidden="yes">"text"</p>
    };
}
