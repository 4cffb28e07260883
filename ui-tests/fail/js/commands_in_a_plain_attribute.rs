use live_runtime::prelude::*;

fn main() {
    let _ = html! { <p title={Js::new().hide("#note")}>"text"</p> };
}
