use live_runtime::prelude::*;

fn save_button() -> impl Render {
    html! { <button phx-click="save">"Save"</button> }
}

fn main() {
    let _ = save_button();
}
