use live_runtime::{components::input, prelude::*};

#[derive(Default, LiveForm)]
struct Signup {
    age: u8,
}

fn main() {
    let form = FormState::<Signup>::default();
    let _ = html! { <.input field={form.age()} type="date" label="Age"/> };
}
