use live_runtime::prelude::*;

#[component]
fn card(title: &str, level: Option<u8>, children: &Slot, #[slot] footer: Option<&Slot>) -> impl Render {
    html! { <h2 aria-level={level}>{title}</h2>{children}{footer} }
}

fn main() {
    let count = 5;
    let _ = html! { <.card title={count}>text</.card> };
}
