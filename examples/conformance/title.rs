//! The title: alone and with other changes, not when equal, none.

use live_runtime::prelude::*;

use crate::document::live;

#[live_view]
pub(crate) struct TitleLive {
    title: Option<String>,
    n: u32,
}

#[live_view]
impl TitleLive {
    fn mount() -> Self {
        Self { title: Some("first".into()), n: 0 }
    }

    #[handle_event]
    fn title(&mut self) {
        self.n += 1;
        self.title = Some(format!("title <{}>", self.n));
    }

    #[handle_event("only-title")]
    fn only_title(&mut self) {
        self.title = Some("only title".into());
    }

    #[handle_event]
    fn same(&mut self) {
        self.title = self.title.clone();
    }

    #[handle_event("nil")]
    fn none(&mut self) {
        self.title = None;
    }

    fn page_title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    fn buttons() -> [(&'static str, Event); 4] {
        let events = Self::EVENTS;
        [
            ("title", events.title()),
            ("only-title", events.only_title()),
            ("same", events.same()),
            ("nil", events.none()),
        ]
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <p>{self.n}</p>
                <button :for={(name, event) in Self::buttons()} id={name} phx-click={event}>{name}</button>
            },
        )
    }
}
