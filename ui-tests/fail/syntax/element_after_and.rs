use live_runtime::html;

fn main() {
    let open = true;
    let _ = html! {
        <p>{open && <b>"text"</b>}</p>
    };
}
