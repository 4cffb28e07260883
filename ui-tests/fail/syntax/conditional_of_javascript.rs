use live_runtime::html;

fn main() {
    let open = true;
    let _ = html! {
        <p>{open ? "open" : "closed"}</p>
    };
}
