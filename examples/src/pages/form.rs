//! A typed form: validated while it is filled in, submitted once it is right.

use live_runtime::prelude::*;
use serde::Deserialize;

use crate::site::page;

/// What the form's inputs become.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct SignUp {
    name: String,
    email: String,
    age: String,
    invitation: String,
}

/// What is wrong, for each input.
#[derive(Default)]
struct Errors {
    name: Option<&'static str>,
    email: Option<&'static str>,
    age: Option<&'static str>,
}

impl SignUp {
    fn errors(&self) -> Errors {
        Errors {
            name: self.name.trim().is_empty().then_some("Please tell us your name."),
            email: (!self.email.contains('@')).then_some("An email address has an @."),
            age: match self.age.trim().parse::<u8>() {
                Ok(..13) => Some("You have to be 13 or older."),
                Err(_) if !self.age.trim().is_empty() => Some("An age is a whole number of years."),
                _ => None,
            },
        }
    }
}

impl Errors {
    fn any(&self) -> bool {
        self.name.or(self.email).or(self.age).is_some()
    }
}

#[live_view]
pub(crate) struct SignUpPage {
    sign_up: SignUp,
    errors: Errors,
    welcome: Option<String>,
}

#[live_view]
impl SignUpPage {
    fn mount() -> Self {
        Self { sign_up: SignUp::default(), errors: Errors::default(), welcome: None }
    }

    /// An input's error is shown once the input has been used.
    #[handle_event]
    fn validate(&mut self, form: Form<SignUp>) {
        self.welcome = None;
        let errors = form.errors();
        self.errors = Errors {
            name: errors.name.filter(|_| form.used("name")),
            email: errors.email.filter(|_| form.used("email")),
            age: errors.age.filter(|_| form.used("age")),
        };
        self.sign_up = form.into_inner();
        self.sign_up.invitation.make_ascii_uppercase();
    }

    #[handle_event]
    fn save(&mut self, form: Form<SignUp>) {
        self.errors = form.errors();
        self.sign_up = form.into_inner();
        if !self.errors.any() {
            self.welcome = Some(std::mem::take(&mut self.sign_up).name);
        }
    }

    fn page_title(&self) -> &'static str {
        "A typed form"
    }

    fn render(&self) -> impl Render {
        page(
            "/form",
            html! {
                <form id="sign-up" class="form" phx-change="validate" phx-submit="save">
                    <label for="name">Name</label>
                    <input
                        type="text"
                        id="name"
                        name="name"
                        value={&self.sign_up.name}
                        autocomplete="name"
                        aria-invalid={self.errors.name.is_some()}
                        aria-describedby="name-error"
                    />
                    {error("name-error", self.errors.name)}

                    <label for="email">Email</label>
                    <input
                        type="text"
                        id="email"
                        name="email"
                        value={&self.sign_up.email}
                        autocomplete="email"
                        inputmode="email"
                        aria-invalid={self.errors.email.is_some()}
                        aria-describedby="email-error"
                    />
                    {error("email-error", self.errors.email)}

                    <label for="age">Age</label>
                    <input
                        type="text"
                        id="age"
                        name="age"
                        value={&self.sign_up.age}
                        inputmode="numeric"
                        aria-invalid={self.errors.age.is_some()}
                        aria-describedby="age-error"
                    />
                    {error("age-error", self.errors.age)}

                    <label for="invitation">Invitation</label>
                    // In capitals, also while one types: other inputs are left alone as long as they have the focus.
                    <input
                        type="text"
                        id="invitation"
                        name="invitation"
                        value={&self.sign_up.invitation}
                        autocomplete="off"
                        phx-patch-focused
                    />

                    <button type="submit" phx-disable-with="Signing up…">Sign up</button>
                </form>
                <p id="welcome" class="note" role="status" :if={let Some(name) = &self.welcome}>Welcome, {name}!</p>
            },
        )
    }
}

/// There only when something is wrong.
fn error(id: &'static str, message: Option<&'static str>) -> impl Render {
    message.map(|message| html! { <p class="error" id={id}>{message}</p> })
}
