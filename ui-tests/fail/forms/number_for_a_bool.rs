use live_runtime::{components::input, prelude::*};

#[derive(Default, LiveForm)]
struct Signup {
    terms: bool,
}

fn main() {
    let form = FormState::<Signup>::default();
    let _ = html! { <.input field={form.terms()} type="number" label="Terms"/> };
}
