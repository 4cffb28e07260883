//! Messages to the views of a page.

use std::panic::Location;

use super::{
    View,
    failure::{Place, fail},
};
use crate::{Address, HandledBy};

impl View {
    /// Sends a message to the page's view, and waits until it is handled.
    ///
    /// ```
    /// # use axum::Router;
    /// # use live_runtime::{prelude::*, test::live};
    /// struct Tick;
    ///
    /// # #[live_view]
    /// # struct Clock { ticks: u32 }
    /// # #[live_view]
    /// # impl Clock {
    /// #     fn mount() -> Self { Self { ticks: 0 } }
    /// #     #[handle_info]
    /// #     fn tick(&mut self, _: Tick) { self.ticks += 1; }
    /// #     fn render(&self) -> impl Render { html! { <p>{self.ticks} ticks</p> } }
    /// # }
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
    /// # let app = Live::new(Secret::random()).serve(Router::new().live::<Clock>("/"));
    /// let mut view = live(&app, "/").await;
    /// view.send::<Clock>(Tick).await.assert_text("1 ticks");
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// If the page has another view, or none any more.
    #[track_caller]
    pub fn send<V: 'static>(
        &mut self,
        message: impl HandledBy<V> + Send + 'static,
    ) -> impl Future<Output = &mut Self> + Send {
        let place = Location::caller();
        if let Err(error) = self.address::<V>().send(message) {
            fail(place, error);
        }
        async move {
            self.settle_at(place).await;
            self
        }
    }

    /// Where messages to the page's view are sent; or to a view of that type inside the page.
    ///
    /// # Panics
    ///
    /// If the page has another view, or none any more.
    #[must_use]
    #[track_caller]
    pub fn address<V: 'static>(&self) -> Address<V> {
        self.address_of(None, Location::caller())
    }

    /// Of the view of that id, or of any of that type.
    pub(super) fn address_of<V: 'static>(&self, id: Option<&str>, place: Place) -> Address<V> {
        self.page(place);
        // A type inside a function has the function in its path, and a view's name has not.
        let last = |path: &'static str| path.rsplit("::").next().unwrap_or(path);
        let wanted = last(std::any::type_name::<V>());
        let meant = self.joined.iter().filter(|joined| id.is_none_or(|id| joined.id == id));
        let mailboxes = meant.filter_map(|joined| self.wire.as_ref()?.mailbox_of(&joined.id));
        let mailboxes: Vec<_> = mailboxes.collect();
        let Some((_, mailbox)) = mailboxes.iter().find(|(name, _)| last(name) == wanted) else {
            let there: Vec<_> = mailboxes.iter().map(|(name, _)| *name).collect();
            fail(place, format_args!("the page has no view of the type `{wanted}`; it has {there:?}"))
        };
        Address::new(Some(mailbox.clone()))
    }
}
