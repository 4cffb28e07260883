use live_runtime::prelude::*;

#[component(deny(missing_alt))]
fn picture(src: &Url) -> impl Render {
    html! { <img src={src}> }
}

fn main() {}
