use live_runtime::prelude::*;

#[component]
fn card(title: &str, level: Option<u8>, children: &Slot, #[slot] footer: Option<&Slot>) -> impl Render {
    html! { <h2 aria-level={level}>{title}</h2>{children}{footer} }
}

fn main() {
    let _ = html! { <.card title="A" level="high">text</.card> };
}
