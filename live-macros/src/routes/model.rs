//! What was declared.

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Expr, LitStr, Path, Signature, Visibility};

use super::{action::ActionPattern, path::RoutePath};

/// `pub fn pages() -> Router { … }`.
pub(super) struct Routes {
    pub(super) attributes: Vec<Attribute>,
    pub(super) visibility: Visibility,
    pub(super) signature: Signature,
    pub(super) entries: Vec<Entry>,
    /// Different for every `routes!`, with room for the numbers of its segments.
    pub(super) key: u64,
}

pub(super) enum Entry {
    Route(Route),
    /// `live_session("admin", on_mount = require_user) { … }`.
    Session {
        name: Expr,
        options: Vec<(Ident, Expr)>,
        entries: Vec<Entry>,
    },
    /// `layer(…) { … }` or `route_layer(…) { … }`.
    Layer {
        method: Ident,
        layer: Expr,
        entries: Vec<Entry>,
    },
}

/// `"/bands/{slug: Slug}" => Songs`.
pub(super) struct Route {
    pub(super) literal: LitStr,
    /// None where it is no path, which has been noted.
    pub(super) path: Result<RoutePath, live_template::Diagnostic>,
    pub(super) target: Target,
}

pub(super) enum Target {
    View {
        view: Path,
        action: Option<ActionPattern>,
    },
    /// A `MethodRouter` of axum's, as it was written.
    Handler(TokenStream),
}

impl Routes {
    /// All routes, in their order.
    pub(super) fn routes(&self) -> Vec<&Route> {
        fn collect<'a>(entries: &'a [Entry], routes: &mut Vec<&'a Route>) {
            for entry in entries {
                match entry {
                    Entry::Route(route) => routes.push(route),
                    Entry::Session { entries, .. } | Entry::Layer { entries, .. } => collect(entries, routes),
                }
            }
        }
        let mut routes = Vec::new();
        collect(&self.entries, &mut routes);
        routes
    }
}
