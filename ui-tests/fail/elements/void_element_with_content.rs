use live_runtime::html;

fn main() {
    let _ = html! {
        <br>"text"</br>
    };
}
