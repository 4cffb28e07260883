//! A view and its types in a module of their own, public and private.

#![deny(warnings, clippy::pedantic)]

use axum::Router;
use live_runtime::prelude::*;
use pages::{Public, songs};

pub mod pages {
    //! Pages.

    pub mod songs {
        //! Songs.

        use live_runtime::prelude::*;

        #[derive(Clone, Debug)]
        struct Song(String);

        /// The songs.
        #[live_view]
        #[derive(Debug)]
        pub struct Songs {
            list: Vec<Song>,
        }

        #[live_view]
        impl Songs {
            fn mount() -> Self {
                Self { list: vec![Song("a".into())] }
            }

            #[handle_event]
            fn add(&mut self, title: String) {
                self.list.push(Song(title));
            }

            fn render(&self) -> impl Render {
                html! {
                    <p :for={Song(title) in &self.list}>{title}</p><button
                        type="button"
                        phx-click="add"
                        phx-value-title="b"
                    >"+"</button>
                }
            }
        }
    }

    use live_runtime::prelude::*;

    /// A page without state.
    #[live_view]
    #[derive(Debug)]
    pub struct Public;

    #[live_view]
    impl Public {
        fn mount() -> Self {
            Self
        }

        fn render(&self) -> impl Render {
            html! { <p>"public"</p> }
        }
    }
}

fn main() {
    let _: Router = Router::new().live::<songs::Songs>("/songs").live::<Public>("/public");
}
