use live_runtime::html;

fn main() {
    let _ = html! { <p class={["note", 5]}>"text"</p> };
}
