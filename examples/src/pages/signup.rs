//! A large form: every kind of input, entries that come and go, and rules that are written once.

use live_runtime::{
    components::{add_entry, button, form, input, inputs_for, remove_entry},
    form::{Date, FormErrors},
    prelude::*,
};

use crate::site::page;

#[derive(Default, LiveForm)]
#[form(name = "user", check = Signup::check)]
struct Signup {
    #[field(required, minlength = 2, maxlength = 40)]
    name: String,
    #[field(required, type = "email")]
    email: String,
    #[field(min = 13, max = 120)]
    age: Option<u8>,
    #[field(min = "2020-01-01", max = "2029-12-31")]
    start: Option<Date>,
    #[field(required)]
    plan: Option<Plan>,
    topics: Vec<Topic>,
    #[field(type = "textarea", maxlength = 200)]
    about: String,
    addresses: Vec<Address>,
    #[field(required)]
    terms: bool,
}

#[derive(LiveForm, PartialEq)]
enum Plan {
    Free,
    #[field(label = "For teams")]
    Team,
}

#[derive(LiveForm)]
enum Topic {
    News,
    Releases,
    SecurityFixes,
}

#[derive(Default, LiveForm)]
struct Address {
    #[field(required)]
    street: String,
    #[field(required, pattern = "[0-9]{4,5}")]
    postcode: String,
}

impl Signup {
    /// What no field alone can know.
    fn check(&self, errors: &mut FormErrors<Self>) {
        if self.plan == Some(Plan::Team) && self.addresses.is_empty() {
            errors.add(|form| form.plan(), "needs an address to send the invoice to");
        }
    }
}

#[live_view]
pub(crate) struct SignupPage {
    form: FormState<Signup>,
    welcome: Option<String>,
}

#[live_view]
impl SignupPage {
    fn mount() -> Self {
        Self { form: FormState::default(), welcome: None }
    }

    #[handle_event]
    fn validate(&mut self, form: Form<Signup>) {
        self.form = form.validate();
    }

    #[handle_event]
    fn save(&mut self, form: Form<Signup>) {
        match form.submit() {
            Ok(signup) if signup.name == "root" => {
                self.form = FormState::new(&signup);
                self.form.add_error(|form| form.name(), "has already been taken");
            }
            Ok(signup) => *self = Self { welcome: Some(signup.name), ..Self::mount() },
            Err(form) => self.form = form,
        }
    }

    fn page_title(&self) -> &'static str {
        "A large form"
    }

    fn render(&self) -> impl Render {
        page(
            "/signup",
            html! {
                <.form for={&self.form} id="signup" class="form" phx-change="validate" phx-submit="save" novalidate>
                    <.input field={self.form.name()} label="Name" autocomplete="name"/>
                    <.input field={self.form.email()} label="Email" autocomplete="email" phx-debounce="100"/>
                    <.input field={self.form.age()} type="text" inputmode="numeric" label="Age"/>
                    <.input field={self.form.start()} label="Starts on"/>
                    <.input field={self.form.plan()} label="Plan" prompt="Please choose"/>
                    <.input field={self.form.topics()} label="Write to me about"/>
                    <.input field={self.form.about()} label="About you" rows="3"/>
                    <.inputs_for field={self.form.addresses()} :let={address}>
                        <fieldset class="entry">
                            <legend>Address</legend>
                            <.input field={address.street()} label="Street"/>
                            <.input field={address.postcode()} label="Postcode" inputmode="numeric"/>
                            <.remove_entry entry={&address} class="action">Remove this address</.remove_entry>
                        </fieldset>
                    </.inputs_for>
                    <.add_entry to={self.form.addresses()} class="action">Add an address</.add_entry>
                    <.input field={self.form.terms()} label="I accept the terms"/>
                    <.button type="submit" phx-disable-with="Signing up…">Sign up</.button>
                </.form>
                <p id="welcome" class="note" role="status" :if={let Some(name) = &self.welcome}>Welcome, {name}!</p>
            },
        )
    }
}
