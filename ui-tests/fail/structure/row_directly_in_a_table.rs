use live_runtime::html;

fn main() {
    let _ = html! {
        <table><tr><td>"text"</td></tr></table>
    };
}
