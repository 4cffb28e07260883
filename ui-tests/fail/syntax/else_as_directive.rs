use live_runtime::html;

fn main() {
    let open = true;
    let _ = html! {
        <p :if={open}>"open"</p> <p :else>"closed"</p>
    };
}
