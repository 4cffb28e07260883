use live_runtime::html;

fn main() {
    let open = true;
    let _ = html! {
        <p class={["note", open && "open"]}>"text"</p>
    };
}
