use live_runtime::html;

fn main() {
    let _ = html! {
        <a href="/"><button type="button">"text"</button></a>
    };
}
