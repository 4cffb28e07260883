//! What rustc cannot say of routes.

use std::collections::HashMap;

use live_template::{Diagnostic, suggest::nearest};
use quote::ToTokens;

use super::{
    action::ActionPattern,
    model::{Route, Routes, Target},
    path::{RoutePath, Segment},
};
use crate::diagnostics::error;

pub(super) fn check(routes: &Routes) -> Vec<Diagnostic> {
    let routes = routes.routes();
    let mut diagnostics: Vec<Diagnostic> =
        routes.iter().filter_map(|route| route.path.as_ref().err().cloned()).collect();
    check_overlaps(&routes, &mut diagnostics);
    check_views(&routes, &mut diagnostics);
    for route in &routes {
        if let (Ok(path), Target::View { action: Some(action), .. }) = (&route.path, &route.target) {
            check_segments(route, path, action, &mut diagnostics);
        }
    }
    diagnostics
}

/// A request has one answer.
fn check_overlaps(routes: &[&Route], diagnostics: &mut Vec<Diagnostic>) {
    let views: Vec<(&Route, &RoutePath)> = routes
        .iter()
        .filter(|route| matches!(route.target, Target::View { .. }))
        .filter_map(|route| Some((*route, route.path.as_ref().ok()?)))
        .collect();
    for (at, (route, path)) in views.iter().enumerate() {
        let earlier = views[..at].iter().find_map(|(other, other_path)| {
            let is_same = path.shape() == other_path.shape();
            (is_same || overlap(path, other_path)).then_some((other, is_same))
        });
        let Some((other, is_same)) = earlier else { continue };
        let (written, other) = (route.literal.value(), other.literal.value());
        let message = if written == other {
            format!("there are two routes `{written}`")
        } else if is_same {
            format!("the routes `{other}` and `{written}` match the same paths")
        } else {
            format!("the routes `{other}` and `{written}` overlap")
        };
        diagnostics.push(error(&route.literal, message).help("give it another path, or remove it"));
    }
}

/// Whether one has `{*rest}` where the other has a segment in braces: a router cannot choose.
fn overlap(path: &RoutePath, other: &RoutePath) -> bool {
    for pair in path.segments.iter().zip(&other.segments) {
        match pair {
            (Segment::Text(text), Segment::Text(other)) if text == other => {}
            (Segment::Parameter(one), Segment::Parameter(other)) if one.is_rest != other.is_rest => return true,
            (Segment::Parameter(_), Segment::Parameter(_)) => {}
            _ => return false,
        }
    }
    false
}

/// A view is linked by its type: several routes of one need to be told apart.
fn check_views(routes: &[&Route], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, (&Route, Vec<&ActionPattern>)> = HashMap::new();
    for route in routes {
        let Target::View { view, action } = &route.target else { continue };
        let name = view.to_token_stream().to_string();
        let Some((first, actions)) = seen.get_mut(&name) else {
            seen.insert(name, (route, action.iter().collect()));
            continue;
        };
        let first = first.literal.value();
        let short = view.segments.last().map_or_else(|| name.clone(), |last| last.ident.to_string());
        match action {
            Some(action) if !actions.is_empty() => {
                if let Some(other) = actions.iter().find(|other| !is_same(&other.ty, &action.ty)) {
                    let (one, other) = (action.ty.to_token_stream(), other.ty.to_token_stream());
                    diagnostics.push(
                        error(&action.ty, format!("`{short}` has actions of two types, `{other}` and `{one}`"))
                            .help("let one enum have all actions of a view"),
                    );
                } else if actions.iter().any(|other| is_same(&other.tokens, &action.tokens)) {
                    let written = action.tokens.to_string().replace(" :: ", "::");
                    diagnostics.push(
                        error(&action.tokens, format!("`{written}` has two routes"))
                            .help("give each route an action of its own"),
                    );
                }
                actions.push(action);
            }
            _ => diagnostics.push(
                error(view, format!("`{short}` has a second route, and no action tells them apart"))
                    .help(format!("give both an action: `{short}({short}Action::Index)`"))
                    .note(format!("the first is `{first}`; `{short}::path(…)` is one of them")),
            ),
        }
    }
}

fn is_same(one: &impl ToTokens, other: &impl ToTokens) -> bool {
    one.to_token_stream().to_string() == other.to_token_stream().to_string()
}

/// What a route's path says is the action, and the other way round.
fn check_segments(route: &Route, path: &RoutePath, action: &ActionPattern, diagnostics: &mut Vec<Diagnostic>) {
    let written = route.literal.value();
    for name in &action.names {
        let text = name.to_string();
        let names = || path.parameters().map(|parameter| parameter.name.as_str());
        if names().any(|name| name == text) {
            continue;
        }
        let wrong = error(name, format!("the path `{written}` has no segment `{text}`"));
        diagnostics.push(match nearest(&text, names()) {
            Some(near) => wrong.help(format!("did you mean `{near}`?")),
            None => wrong.help(format!("write `{{{text}: Type}}` in the path")),
        });
    }
    if diagnostics.is_empty()
        && let Some(missing) =
            path.parameters().find(|parameter| !action.names.iter().any(|name| *name == parameter.name))
    {
        let name = &missing.name;
        diagnostics.push(
            error(&action.tokens, format!("the action does not have the segment `{name}` of the path"))
                .help(format!("give the variant a field for it: `{{ {name} }}` or `({name})`"))
                .note("a link is built from the action, and needs every segment"),
        );
    }
}
