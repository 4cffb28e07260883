use live_runtime::html;

fn main() {
    let _ = html! {
        <a href={String::from("https://example.com")}>"text"</a>
    };
}
