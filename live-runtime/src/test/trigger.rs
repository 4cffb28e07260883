//! Forms that the browser sends by HTTP once the page says so: `phx-trigger-action`.

use std::panic::Location;

use super::{
    View,
    controls::{Kind, controls},
    failure::{Place, fail, short},
    obstacle::name_of,
    view::State,
};

impl View {
    /// Sends the form that `phx-trigger-action` tells the browser to send: by HTTP, through the application, with its
    /// inputs as they are in the page, its csrf token, and the browser's cookies. An input inside of
    /// `phx-update="ignore"` has what was typed; any other one, also for a password, has what the page says.
    ///
    /// ```
    /// # use axum::{Router, response::Redirect, routing::post};
    /// # use live_runtime::{prelude::*, test::live};
    /// # use serde::Deserialize;
    /// # #[derive(Deserialize)]
    /// # struct Name { name: String }
    /// # #[live_view]
    /// # struct Login { name: String }
    /// # #[live_view]
    /// # impl Login {
    /// #     fn mount() -> Self { Self { name: String::new() } }
    /// #     #[handle_event]
    /// #     fn check(&mut self, form: Form<Name>) { self.name = form.into_inner().name; }
    /// #     fn render(&self) -> impl Render {
    /// #         html! {
    /// #             <form id="login" action="/login" method="post" phx-submit="check" phx-trigger-action={!self.name.is_empty()}>
    /// #                 <input name="name" aria-label="Name" value={&self.name}>
    /// #             </form>
    /// #         }
    /// #     }
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let router = Router::new().live::<Login>("/").route("/login", post(async || Redirect::to("/")));
    /// # let app = Live::new(Secret::random()).serve(router);
    /// let mut view = live(&app, "/").await;
    /// view.form("#login").fill(&[("name", "ada")]).submit().await;
    /// view.follow_trigger_action().await.assert_redirect("/");
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// If no form has been triggered, or what answers it is an error.
    #[track_caller]
    pub fn follow_trigger_action(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        let State::Triggered = self.state else {
            fail(place, format_args!("no form is being sent: {}", self.untriggered()))
        };
        self.state = State::Open;
        let Some(form) = self.dom.first(TRIGGERED) else { fail(place, "the form is no longer in the page") };
        let mut fields = form_urlencoded::Serializer::new(String::new());
        let id = form.value().id().unwrap_or_default();
        for control in controls(form) {
            let typed = self.typed.get(&(id.to_owned(), control.name.clone()));
            let typed = typed.filter(|_| control.is_ignored && matches!(control.kind, Kind::Text(_)));
            let values = typed.map_or_else(|| control.values(), |typed| typed.iter().map(String::as_str).collect());
            for value in values {
                fields.append_pair(&control.name, value);
            }
        }
        if let Some((name, value)) = self.submitters.get(id) {
            fields.append_pair(name, value);
        }
        let deed = self.request(form, fields.finish());
        self.do_to(deed, place)
    }

    /// Asserts that a form is being sent: that its `phx-trigger-action` is set. `selector` finds it.
    ///
    /// # Panics
    ///
    /// If it is not, or another one is.
    #[track_caller]
    pub fn assert_trigger_action(&mut self, selector: &str) -> &mut Self {
        let place = Location::caller();
        let parsed = super::failure::parse(selector, place);
        let triggered = self.dom.first(TRIGGERED).filter(|_| matches!(self.state, State::Triggered));
        match triggered {
            Some(form) if parsed.matches(&form) => {}
            Some(form) => fail(place, format_args!("expected `{selector}` to be sent, it is {}", short(form))),
            None => fail(place, format_args!("expected `{selector}` to be sent, no form is: {}", self.untriggered())),
        }
        self
    }

    /// Asserts that no form is being sent.
    ///
    /// # Panics
    ///
    /// If one is.
    #[track_caller]
    pub fn refute_trigger_action(&mut self) -> &mut Self {
        if let (State::Triggered, Some(form)) = (&self.state, self.dom.first(TRIGGERED)) {
            fail(Location::caller(), format_args!("a form is being sent: {}", short(form)));
        }
        self
    }

    /// After the page has changed: the browser sends a form that is told so, and leaves.
    pub(super) fn note_trigger(&mut self) {
        if matches!(self.state, State::Open) && self.wire.is_some() && self.dom.first(TRIGGERED).is_some() {
            self.state = State::Triggered;
        }
    }

    /// Ends the test where something else is asked of a page that is sending a form.
    pub(super) fn explain_trigger(&self, place: Place) -> ! {
        let form = self.dom.first(TRIGGERED).map_or_else(String::new, name_of);
        fail(
            place,
            format_args!(
                "the page has been left: it sends {form} by HTTP. Use `follow_trigger_action().await` for what comes then"
            ),
        )
    }

    fn untriggered(&self) -> String {
        match &self.state {
            State::Left(departure) => format!("the page has left for `{}`", departure.path()),
            State::Crashed => "the view has panicked".to_owned(),
            State::Open | State::Triggered => "none in the page has `phx-trigger-action` set".to_owned(),
        }
    }
}

const TRIGGERED: &str = "form[phx-trigger-action]";
