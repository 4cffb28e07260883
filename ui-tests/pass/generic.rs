//! A view with a type parameter, and one in a module of its own.

#![deny(warnings, clippy::pedantic)]

use axum::Router;
use live_runtime::prelude::*;

#[live_view]
struct Shown<T> {
    value: T,
    times: u32,
}

struct Again;

#[live_view]
impl<T: Default + std::fmt::Display + Send + 'static> Shown<T> {
    fn mount() -> Self {
        Self { value: T::default(), times: 0 }
    }

    #[handle_event]
    fn more(&mut self, by: u32) {
        self.times += by;
    }

    #[handle_info]
    fn again(&mut self, _: Again) {
        self.times += 1;
    }

    fn render(&self) -> impl Render {
        html! {
            <p>{self.value.to_string()}: {self.times}</p>
            <button type="button" phx-click="more" phx-value-by={1}>more</button>
            <button type="button" phx-click={Self::EVENTS.more(&10)}>much more</button>
        }
    }
}

pub mod pages {
    //! Pages.

    use live_runtime::prelude::*;

    /// A page that others show.
    #[live_view]
    #[derive(Debug, Default)]
    pub struct Public {
        /// Is shown.
        pub name: String,
    }

    #[live_view]
    impl Public {
        #[allow(clippy::missing_panics_doc)]
        fn mount() -> Self {
            Self::default()
        }

        fn render(&self) -> impl Render {
            html! { <p>{&self.name}</p> }
        }
    }
}

fn main() {
    let address = |address: &Address<Shown<i32>>| address.send(Again);
    let _ = address;
    let _: Router = Router::new().live::<Shown<i32>>("/").live::<pages::Public>("/public");
}
