use live_runtime::{components::{input, inputs_for}, prelude::*};

#[derive(Default, LiveForm)]
struct Order {
    items: Vec<Item>,
}

#[derive(LiveForm)]
struct Item {
    name: String,
}

fn main() {
    let form = FormState::<Order>::default();
    let _ = html! {
        <.inputs_for field={form.items()} :let={item}><.input field={item.nam()} label="Item"/></.inputs_for>
    };
}
