#![deny(dead_code)]

use live_runtime::{components::input, prelude::*};

#[derive(Default, LiveForm)]
struct Signup {
    #[field(required)]
    name: String,
    #[field(required)]
    email: String,
}

fn main() {
    let form = &FormState::<Signup>::default();
    let _ = html! { <.input field={form.email()} label="Email"/> };
    let _ = form.value().map(|signup| (&signup.name, &signup.email));
}
