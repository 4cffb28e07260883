use live_runtime::prelude::*;

#[component]
fn card((title, level): (&str, u8)) -> impl Render {
    html! { <h2 aria-level={level}>{title}</h2> }
}

fn main() {}
