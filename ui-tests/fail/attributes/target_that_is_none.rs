use live_runtime::html;

fn main() {
    let _ = html! {
        <a href="/songs" target="_blnk">"Songs"</a>
    };
}
