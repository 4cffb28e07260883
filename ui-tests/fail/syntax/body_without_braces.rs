use live_runtime::html;

fn main() {
    let open = true;
    let _ = html! {
        {if open <p>"text"</p>}
    };
}
