//! Routes of every kind, and links to them.

#![deny(warnings, clippy::pedantic)]

mod bands {
    use std::fmt;

    use axum::extract::State;
    use live_runtime::{components::link, prelude::*};
    use serde::Deserialize;

    use crate::pages::{Db, Home, url};

    #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
    #[serde(transparent)]
    pub(crate) struct Slug(pub(crate) String);

    impl fmt::Display for Slug {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(&self.0)
        }
    }

    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) enum BandsAction {
        Index,
        New,
        Show(Slug),
        Edit { id: u32, slug: Slug },
    }

    #[live_view]
    pub(crate) struct Bands {
        action: BandsAction,
        slug: Slug,
    }

    #[live_view]
    impl Bands {
        fn mount(State(Db): State<Db>, Action(action): Action<BandsAction>) -> Self {
            Self { action, slug: Slug("a b".to_owned()) }
        }

        #[handle_event]
        fn open(&mut self, socket: &mut Socket<Self>) {
            socket.push_patch(url!("/bands/{self.slug}").with_query([("page", "2")]));
        }

        fn render(&self) -> impl Render {
            let slug = &self.slug;
            html! {
                <.link patch={url!("/bands/{slug}")}>Show</.link>
                <.link patch={Self::path(self.action.clone())}>Here</.link>
                <.link navigate={Home::path()}>Home</.link>
                <.link href={url!("/files/{*path}", path = "a/b c")}>File</.link>
                <button type="button" phx-click={Js::new().navigate(&url!("/"))}>Home</button>
                <button type="button" phx-click="open">Open</button>
            }
        }
    }
}

mod pages {
    use axum::{Extension, Router, routing::get};
    use live_runtime::prelude::*;

    use crate::bands::{Bands, BandsAction, Slug};

    #[derive(Debug, Clone)]
    pub(crate) struct Db;

    #[live_view]
    #[derive(Debug)]
    pub(crate) struct Home;

    #[live_view]
    impl Home {
        fn mount() -> Self {
            Self
        }

        fn render(&self) -> impl Render {
            html! { <h1>Home</h1> }
        }
    }

    #[live_view]
    struct Admin;

    #[live_view]
    impl Admin {
        fn mount() -> Self {
            Self
        }

        fn render(&self) -> impl Render {
            html! { <h1>Admin</h1> }
        }
    }

    async fn require_user() {}

    async fn export() -> &'static str {
        "id,title"
    }

    routes! {
        /// The pages of the shop.
        pub(crate) fn pages(greeting: &'static str) -> Router<Db> {
            "/" => Home,
            "/bands" => Bands(BandsAction::Index),
            "/bands/new" => Bands(BandsAction::New),
            "/bands/{slug: Slug}" => Bands(BandsAction::Show(slug)),
            "/bands/{slug: Slug}/edit/{id: u32}" => Bands(BandsAction::Edit { id, slug }),
            live_session("admin", on_mount = require_user) {
                route_layer(Extension(greeting)) {
                    "/admin/{section}" => Admin,
                }
            }
            "/export" => get(export).post(export),
            "/files/{*path}" => get(export),
        }
    }

    /// Links from the module itself.
    #[must_use]
    pub(crate) fn links() -> [LocalUrl; 4] {
        let section = String::from("users");
        [Admin::path(&section), url!("/admin/{section}"), url!("/admin/2024"), url!("/admin/007")]
    }
}

mod other {
    use axum::Router;
    use live_runtime::prelude::*;

    routes! {
        /// Other routes, with a `url!` of their own.
        pub(crate) fn other() -> Router {
            "/other/{id: u64}" => axum::routing::get(|| async { "other" }),
        }
    }

    pub(crate) const fn is_constant() -> bool {
        true
    }
}

fn main() {
    use bands::{Bands, BandsAction, Slug};
    use pages::url;

    let _router: axum::Router = pages::pages("hello").with_state(pages::Db).merge(other::other());
    assert_eq!(
        pages::links().map(|url| url.to_string()),
        ["/admin/users", "/admin/users", "/admin/2024", "/admin/007"]
    );
    let slug = Slug("a b/ü".to_owned());
    let edit = Bands::path(BandsAction::Edit { id: 7, slug: slug.clone() });
    assert_eq!(edit.as_str(), "/bands/a%20b%2F%C3%BC/edit/7");
    assert_eq!(Bands::path(BandsAction::Show(slug.clone())), url!("/bands/{slug}"));
    assert_eq!(url!("/bands/{slug}/edit/7", slug = &slug), edit);
    assert_eq!(url!("/bands/new"), Bands::path(BandsAction::New));
    assert_eq!(url!("/files/a/b").as_str(), "/files/a/b");
    assert_eq!(other::url!("/other/8").as_str(), "/other/8");
    assert!(other::is_constant());
}
