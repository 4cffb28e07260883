use live_runtime::html;

fn main() {
    let _ = html! {
        <center>"text"</center>
    };
}
