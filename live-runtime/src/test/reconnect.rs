//! A connection that is lost, and what the client brings along when it is back.

use std::panic::Location;

use super::{
    View,
    command::Firing,
    controls::{Control, Kind, controls, fill},
    failure::Place,
};

/// A form as it was before the connection was lost.
#[derive(Debug)]
pub(super) struct Recovery {
    form: String,
    change: String,
    controls: Vec<Control>,
}

impl View {
    /// Loses the connection and comes back, as the client does when the server has been restarted: the views are mounted anew, over
    /// a new connection. They get what their [persisted](crate::guide::pages) fields were, and what was typed into a form with
    /// `phx-change` is sent again, unless it says `phx-auto-recover="ignore"`.
    ///
    /// ```
    /// # use axum::Router;
    /// # use live_runtime::{prelude::*, test::live};
    /// # #[derive(serde::Deserialize)]
    /// # struct Draft { text: String }
    /// # #[live_view]
    /// # struct Note { text: String, clicks: u32, #[live(persist)] kept: u32 }
    /// # #[live_view]
    /// # impl Note {
    /// #     fn mount() -> Self { Self { text: String::new(), clicks: 0, kept: 0 } }
    /// #     #[handle_event]
    /// #     fn typed(&mut self, form: Form<Draft>) { self.text = form.into_inner().text; }
    /// #     #[handle_event]
    /// #     fn more(&mut self) { self.clicks += 1; self.kept += 1; }
    /// #     fn render(&self) -> impl Render {
    /// #         html! {
    /// #             <form id="note" phx-change="typed"><input name="text" aria-label="Note" value={&self.text}></form>
    /// #             <button type="button" phx-click="more">More</button>
    /// #             <p>Noted: {&self.text}, {self.clicks} clicks, {self.kept} kept</p>
    /// #         }
    /// #     }
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let app = Live::new(Secret::random()).serve(Router::new().live::<Note>("/"));
    /// let mut view = live(&app, "/").await;
    /// view.element("button").click().await;
    /// view.form("#note").fill(&[("text", "milk")]).change().await.assert_text("Noted: milk, 1 clicks, 1 kept");
    /// view.reconnect().await.assert_text("Noted: milk, 0 clicks, 1 kept");
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// If the page has been left, or cannot be connected again.
    #[track_caller]
    pub fn reconnect(&mut self) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        self.recoveries = self.recoverable(place);
        async move {
            self.mounts += 1;
            self.wire = None;
            self.joined.clear();
            self.uploads = super::uploads::Uploads::default();
            self.connect(place).await;
            self.recoveries.clear();
            self
        }
    }

    /// The forms whose inputs are sent again.
    fn recoverable(&self, place: Place) -> Vec<Recovery> {
        let forms = self.page(place).descendent_elements().filter(|element| element.value().name() == "form");
        let recovery = |form: scraper::ElementRef<'_>| {
            let (id, change) = (form.value().id()?, form.attr("phx-change")?);
            let mut controls = controls(form);
            for ((_, name), values) in self.typed.iter().filter(|((of, _), _)| of == id) {
                // What was typed into an input that is no longer there is lost.
                let _ = fill(&mut controls, name, values);
            }
            controls.retain(|control| !matches!(control.kind, Kind::File));
            let is_empty = controls.is_empty() || form.attr("phx-auto-recover") == Some("ignore");
            (!is_empty).then(|| Recovery { form: id.to_owned(), change: change.to_owned(), controls })
        };
        forms.filter_map(recovery).collect()
    }

    /// After a view has been joined again: sends what its forms had.
    pub(super) async fn recover(&mut self, view: &str, place: Place) {
        let is_of_view = |recovery: &mut Recovery| {
            let form = self.dom.by_id(&recovery.form);
            form.is_some_and(|form| {
                form.attr("phx-change") == Some(&recovery.change) && super::portal::owner(form) == Some(view)
            })
        };
        let recoveries: Vec<Recovery> = self.recoveries.extract_if(.., is_of_view).collect();
        for recovery in recoveries {
            if let Some(firing) = self.firing_of(&recovery, place) {
                Box::pin(self.fire(firing, place)).await;
            }
        }
    }

    fn firing_of(&self, Recovery { form, controls, .. }: &Recovery, place: Place) -> Option<Firing> {
        let form = self.dom.by_id(form)?;
        let touched = controls.iter().find(|control| !control.is_hidden()).or(controls.first())?;
        let mut firing = self.change(form, controls, &touched.name, &[], place);
        if let Some(binding) = form.attr("phx-auto-recover") {
            binding.clone_into(&mut firing.binding);
        }
        Some(firing)
    }
}
