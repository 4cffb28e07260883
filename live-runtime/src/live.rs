//! Live pages in an axum application.

use std::{fmt, sync::Arc};

use axum::{Extension, Router, routing::get};

use crate::{
    Config, LongPolling, Shutdown, Sockets,
    channel::Host,
    http::{HookModule, Pages, RootLayout, client_file, default_layout, hook_module},
    pubsub::PubSub,
    session::{Sealer, Secret, Signer},
    statics::Statics,
    transport,
    view::{Home, Views},
};

/// Makes the live pages of a router work: adds the websocket that they talk through, long polling where there can be none,
/// and the browser's side of it.
///
/// ```
/// use axum::Router;
/// use live_runtime::{Live, Secret, prelude::*};
///
/// #[live_view]
/// struct Counter {
///     count: i64,
/// }
///
/// #[live_view]
/// impl Counter {
///     fn mount() -> Self {
///         Self { count: 0 }
///     }
///
///     #[handle_event]
///     fn increment(&mut self) {
///         self.count += 1;
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <button type="button" phx-click="increment">{self.count}</button> }
///     }
/// }
///
/// let pages = Router::new().live::<Counter>("/counter");
/// let app: Router = Live::new(Secret::random()).serve(pages);
/// ```
pub struct Live {
    signer: Signer,
    sealer: Sealer,
    layout: Arc<dyn RootLayout>,
    config: Config,
    shutdown: Shutdown,
    sockets: Sockets,
    statics: Vec<String>,
    pubsub: PubSub,
    views: Views,
}

impl Live {
    /// With the application's secret, from which the keys for tokens and cookies are derived.
    ///
    /// A secret that changes with each start makes every open page reload after a restart.
    ///
    /// ```
    /// use live_runtime::{Live, Secret};
    ///
    /// let live = Live::new(Secret::random());
    /// ```
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "the application has no other use for its secret")]
    pub fn new(secret: Secret) -> Self {
        Self {
            signer: Signer::new(&secret),
            sealer: Sealer::new(&secret),
            layout: Arc::new(default_layout),
            config: Config::default(),
            shutdown: Shutdown::default(),
            sockets: Sockets::default(),
            statics: Vec::new(),
            pubsub: PubSub::process(),
            views: Views::default(),
        }
    }

    /// Sets the document around every page: a function of the [`Page`](crate::Page).
    ///
    /// ```
    /// use live_runtime::{Live, Page, Secret, prelude::*};
    ///
    /// fn layout(page: &Page<'_>) -> impl Render {
    ///     html! {
    ///         <!DOCTYPE html>
    ///         <html lang="en">
    ///             <head>
    ///                 <meta charset="utf-8">
    ///                 <meta name="csrf-token" content={page.csrf_token()}>
    ///                 {page.live_title().suffix(" · Shop").default("Welcome")}
    ///                 {page.script()}
    ///             </head>
    ///             <body>{page.content()}</body>
    ///         </html>
    ///     }
    /// }
    ///
    /// let live = Live::new(Secret::random()).root_layout(layout);
    /// ```
    #[must_use]
    pub fn root_layout(mut self, layout: impl RootLayout) -> Self {
        self.layout = Arc::new(layout);
        self
    }

    /// Sets limits and names.
    ///
    /// ```
    /// use live_runtime::{Config, Live, Secret};
    ///
    /// let mut config = Config::default();
    /// config.socket_path = "/sockets".to_owned();
    /// let live = Live::new(Secret::random()).config(config);
    /// ```
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.config = config;
        self
    }

    /// Names files that the root layout loads with `phx-track-static`, by the URLs that they have now, query included. For a page
    /// that was loaded with other URLs [`Socket::static_changed`](crate::Socket::static_changed) is true. The framework's own
    /// script need not be named.
    ///
    /// ```
    /// use live_runtime::{Live, Secret};
    ///
    /// let live = Live::new(Secret::random()).track_static(["/assets/app.css?v=3"]);
    /// ```
    #[must_use]
    pub fn track_static<T: Into<String>>(mut self, urls: impl IntoIterator<Item = T>) -> Self {
        self.statics.extend(urls.into_iter().map(Into::into));
        self
    }

    /// What closes the sockets when the server stops.
    ///
    /// ```
    /// use live_runtime::{Live, Secret};
    ///
    /// let live = Live::new(Secret::random());
    /// let shutdown = live.shutdown();
    /// assert!(!shutdown.has_begun());
    /// ```
    #[must_use]
    pub fn shutdown(&self) -> Shutdown {
        self.shutdown.clone()
    }

    /// Sets the node that the views are on, in place of the process's own: for tests with several nodes in one process.
    #[must_use]
    pub fn pubsub(mut self, pubsub: PubSub) -> Self {
        self.pubsub = pubsub;
        self
    }

    /// The views that are connected, and what each has to do.
    #[must_use]
    pub fn views(&self) -> Views {
        self.views.clone()
    }

    /// What closes the sockets of one user.
    #[must_use]
    pub fn sockets(&self) -> Sockets {
        self.sockets.clone()
    }

    /// The application: `pages` with the websocket, long polling and the client's files beside them.
    ///
    /// A view that is joined over the socket is asked for through `pages`, as its page was: layers of `pages` see both.
    /// Layers around what this returns see the page and the socket's handshake.
    ///
    /// ```
    /// use axum::Router;
    /// use live_runtime::{Live, Secret};
    ///
    /// let app: Router = Live::new(Secret::random()).serve(Router::new());
    /// ```
    ///
    /// # Panics
    ///
    /// Where [`Config::socket_path`] is not a path that a route can have.
    pub fn serve(self, pages: Router) -> Router {
        let path = self.config.socket_path.trim_end_matches('/').to_owned();
        let (websocket, longpoll) = (format!("{path}/websocket"), format!("{path}/longpoll"));
        let script = format!("{path}/{}", live_client::SCRIPT.name);
        let home = Arc::new(Home::new(self.pubsub, self.views, &self.config));
        let module = HookModule::of_program();
        let hooks = module.as_ref().map(|module| format!("{path}/{}", module.name));
        let extension = Extension(Arc::new(Pages {
            signer: self.signer.clone(),
            cookie: self.config.session_cookie.clone(),
            layout: self.layout,
            socket_path: path.clone(),
            home: Arc::clone(&home),
            script: script.clone(),
            hooks: hooks.clone(),
            long_polling: self.config.long_polling,
        }));
        let host = Arc::new(Host {
            router: pages.clone(),
            signer: self.signer,
            sealer: self.sealer,
            config: self.config,
            shutdown: self.shutdown,
            sockets: self.sockets,
            statics: Statics::new(&path, self.statics, [Some(script.clone()), hooks.clone()]),
            home,
        });
        let mut router = Router::new()
            .route(&websocket, get(transport::open).with_state(Arc::clone(&host)))
            .route(&script, get(client_file));
        if host.config.long_polling != LongPolling::Off {
            router = router.route(&longpoll, transport::long_poll(host));
        }
        if let (Some(path), Some(module)) = (hooks, module) {
            router = router.route(&path, get(hook_module).with_state(module));
        }
        router.fallback_service(pages).layer(extension)
    }
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Live").field("config", &self.config).field("shutdown", &self.shutdown).finish_non_exhaustive()
    }
}
