//! What is wrong with a live component that parses. One function a rule.

use std::collections::HashSet;

use live_template::{Diagnostic, Source, check::not_one_element};
use proc_macro2::{Span, TokenStream};
use syn::{Expr, ImplItem, ItemImpl, ReturnType, Stmt};

use crate::{
    diagnostics::error,
    view::{
        check::{check_common, check_differ, check_message, check_receiver},
        model::{Method, Parameter, View},
    },
};

pub(super) fn check(component: &View, diagnostics: &mut Vec<Diagnostic>) {
    check_has_render(component, diagnostics);
    check_common(component, diagnostics);
    check_one_element(component, diagnostics);
    check_mount(component, diagnostics);
    check_update(component, diagnostics);
    for method in &component.updates {
        check_receiver(&method.signature, "a handler of an update", diagnostics);
        check_message(method, diagnostics);
    }
    let View { events, updates, asyncs, progresses, .. } = component;
    for method in events.iter().chain(updates).chain(asyncs).chain(progresses) {
        check_no_state(method, diagnostics);
    }
    check_differ(&component.updates, diagnostics);
}

/// Of two methods of one name only one could ever be called. Leaves the first.
pub(super) fn without_repeated(item: &mut ItemImpl, diagnostics: &mut Vec<Diagnostic>) {
    const ONCE: [&str; 4] = ["mount", "update", "update_many", "render"];
    let mut seen = HashSet::new();
    item.items.retain(|member| {
        let ImplItem::Fn(function) = member else { return true };
        let name = function.sig.ident.to_string();
        if !ONCE.contains(&name.as_str()) || seen.insert(name.clone()) {
            return true;
        }
        let diagnostic = error(&function.sig.ident, format!("a live component has one `{name}`"));
        diagnostics.push(match name.as_str() {
            "update" => diagnostic
                .help("take all properties in one; messages have handlers of their own, with `#[handle_update]`"),
            _ => diagnostic.help("remove one of them"),
        });
        false
    });
}

/// Without `render` there is nothing to show.
fn check_has_render(component: &View, diagnostics: &mut Vec<Diagnostic>) {
    if component.render.is_none() {
        let message = format!("live component `{}` has no `render`", component.name);
        diagnostics.push(
            error(&component.item.self_ty, message).help("add `fn render(&self) -> impl Render { html! { … } }`"),
        );
    }
}

/// The browser finds a component by the one element that it is.
fn check_one_element(component: &View, diagnostics: &mut Vec<Diagnostic>) {
    let render = component.item.items.iter().find_map(|member| match member {
        ImplItem::Fn(function) if function.sig.ident == "render" => Some(function),
        _ => None,
    });
    let Some(tokens) = render.and_then(|render| template(render.block.stmts.last()?)) else { return };
    let parsed = live_template::parse(tokens, &Source::of(Span::call_site()));
    // Of a template with mistakes nobody knows what it is.
    if parsed.diagnostics.is_empty() {
        diagnostics.extend(not_one_element(&parsed.template, &component.name.to_string()));
    }
}

/// What stands in the `html!` that a block ends with.
fn template(last: &Stmt) -> Option<TokenStream> {
    let (Stmt::Expr(Expr::Macro(syn::ExprMacro { mac, .. }), None) | Stmt::Macro(syn::StmtMacro { mac, .. })) = last
    else {
        return None;
    };
    mac.path.is_ident("html").then(|| mac.tokens.clone())
}

/// It is made before its properties are there.
fn check_mount(component: &View, diagnostics: &mut Vec<Diagnostic>) {
    let Some(mount) = &component.mount else { return };
    if let Some(token) = mount.signature.asyncness {
        diagnostics.push(
            error(&token, "the `mount` of a live component cannot be `async`: a template does not wait")
                .help("start the work with `socket.assign_async(…)`"),
        );
    }
    for parameter in &mount.parameters {
        if let Parameter::Other(typed) = parameter {
            diagnostics.push(
                error(&typed.ty, "the `mount` of a live component takes nothing but `socket: &mut Socket<Self>`")
                    .help("take properties in `update`; what belongs to the request is the view's to pass"),
            );
        }
    }
}

/// It runs while the template around it is rendered.
fn check_update(component: &View, diagnostics: &mut Vec<Diagnostic>) {
    for method in component.update.iter().chain(&component.update_many) {
        let name = &method.signature.ident;
        if let Some(token) = method.signature.asyncness {
            diagnostics.push(
                error(&token, format!("`{name}` cannot be `async`: a template does not wait"))
                    .help("start the work with `socket.assign_async(…)` or `socket.start_async(…)`"),
            );
        }
        if let ReturnType::Type(_, ty) = &method.signature.output {
            diagnostics.push(
                error(ty, format!("`{name}` returns nothing")).help("keep what is wrong in a field, and show it"),
            );
        }
    }
    if let Some(update) = &component.update {
        check_receiver(&update.signature, "`update`", diagnostics);
    }
    if let Some(update_many) = component.update_many.as_ref().filter(|method| method.signature.receiver().is_some()) {
        diagnostics.push(
            error(&update_many.signature.ident, "`update_many` takes all components at once")
                .help("write `fn update_many(components: Vec<(&mut Self, &mut Socket<Self>)>)`"),
        );
    }
}

/// The router's state has a type that a component, which any view may show, does not know.
fn check_no_state(method: &Method, diagnostics: &mut Vec<Diagnostic>) {
    for parameter in &method.parameters {
        if let Parameter::State(ty) = parameter {
            diagnostics.push(
                error(ty, "a live component is not given the router's state")
                    .help("take what it needs of it as a property, which the view passes"),
            );
        }
    }
}
