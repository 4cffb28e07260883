//! A form with everything that a form can have, without a warning.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{
    components::{add_entry, form, input, inputs_for, remove_entry},
    form::{Date, FormErrors, Parsed},
    prelude::*,
};

#[derive(Clone, Debug, Default, LiveForm)]
#[form(name = "user", check = Signup::check)]
struct Signup {
    /// As others see it.
    #[field(required, minlength = 2, maxlength = 40, pattern = "[A-Za-z ]+")]
    name: String,
    #[field(type = "email", check = is_welcome)]
    email: String,
    #[field(min = -1.5, max = 2.5, step = 0.5)]
    rating: Option<f32>,
    #[field(min = "2020-01-01")]
    start: Option<Date>,
    plan: Plan,
    plans: Vec<Plan>,
    host: Option<Parsed<std::net::IpAddr>>,
    home: Address,
    addresses: Vec<Address>,
    #[field(required, name = "accepted")]
    terms: bool,
}

#[derive(Clone, Copy, Debug, Default, LiveForm)]
enum Plan {
    #[default]
    Free,
    #[field(label = "For teams", value = "team")]
    BigTeam,
}

#[derive(Clone, Debug, Default, LiveForm)]
struct Address {
    street: String,
}

impl Signup {
    fn check(&self, errors: &mut FormErrors<Self>) {
        if self.addresses.is_empty() {
            errors.add(|form| form.name(), "lives nowhere");
        }
    }
}

fn is_welcome(email: &str) -> Result<(), String> {
    if email.ends_with("@spam.test") { Err(format!("{email} is not welcome")) } else { Ok(()) }
}

fn main() {
    let form_state = FormState::<Signup>::default();
    let state = &form_state;
    let page = html! {
        <.form for={state} id="signup">
            <.input field={state.name()} label="Name"/>
            <.input field={state.email()} label="Email"/>
            <.input field={state.rating()} type="range" label="Rating"/>
            <.input field={state.start()} type="date" label="Start"/>
            <.input field={state.plan()} type="radio" label="Plan"/>
            <.input field={state.plans()} type="checkbox" label="Plans"/>
            <.input field={state.host()} label="Host"/>
            <.input field={state.home().street()} label="Street"/>
            <.inputs_for field={state.addresses()} :let={address}>
                <.input field={address.street()} label="Street"/>
                <.remove_entry entry={&address}>Remove</.remove_entry>
            </.inputs_for>
            <.add_entry to={state.addresses()}>Add</.add_entry>
            <.input field={state.terms()} type="checkbox" label="Terms"/>
        </.form>
    };
    assert!(live_runtime::render::to_html(&page).contains("For teams"));
    let _ = form_state.submit().map(|signup| (signup.name, signup.email, signup.rating, signup.start, signup.plan));
    let Signup { plans, host, home, addresses, terms, .. } = Signup::default();
    let _ = (plans, host, home, addresses, terms);
}
