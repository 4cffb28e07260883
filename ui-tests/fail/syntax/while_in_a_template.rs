use live_runtime::html;

fn main() {
    let open = true;
    let _ = html! {
        {while open { <p>"text"</p> }}
    };
}
