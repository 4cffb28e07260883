use live_runtime::html;

fn main() {
    let _ = html! {
        <a href="/songs?by=plays&amp;page=2">"More"</a>
    };
}
