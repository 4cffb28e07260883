use live_runtime::html;

fn main() {
    let _ = html! {
        <p phx-clik="save">"text"</p>
    };
}
