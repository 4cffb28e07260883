use live_runtime::{components::input, prelude::*};

#[derive(Default, LiveForm)]
struct Signup {
    email: String,
}

fn main() {
    let form = FormState::<Signup>::default();
    let _ = html! { <.input field={form.emial()} label="Email"/> };
}
