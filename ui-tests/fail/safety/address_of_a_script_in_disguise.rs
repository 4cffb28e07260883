use live_runtime::html;

fn main() {
    let _ = html! {
        <a href=" java\nscript:alert(1)">"text"</a>
    };
}
