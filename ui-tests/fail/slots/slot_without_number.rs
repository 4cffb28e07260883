use live_runtime::prelude::*;

#[component]
fn card(children: Slot) -> impl Render {
    html! { <p>{children}</p> }
}

fn main() {}
