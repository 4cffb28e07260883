use live_runtime::html;

fn main() {
    let _ = html! {
        <p aria-lable="text">"text"</p>
    };
}
