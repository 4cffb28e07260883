use live_runtime::{components::input, prelude::*};

#[derive(Default, LiveForm)]
struct Signup {
    age: i64,
}

fn main() {
    let form = FormState::<Signup>::default();
    let _ = html! { <.input field={form.age()} type="checkbox" label="Age"/> };
}
