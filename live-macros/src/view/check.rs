//! What is wrong with a view that parses. One function a rule.

use std::collections::{HashMap, HashSet};

use live_template::Diagnostic;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{FnArg, GenericArgument, ImplItem, Lifetime, PathArguments, ReturnType, Signature, Type};

use super::{
    model::{Method, Parameter, View},
    nested, signature, uploads,
};
use crate::diagnostics::error;

pub(crate) fn check(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    check_required(view, diagnostics);
    check_owned(view, diagnostics);
    check_named(view, diagnostics);
    check_common(view, diagnostics);
    if let Some(method) = &view.handle_params {
        check_receiver(&method.signature, "`handle_params`", diagnostics);
    }
    for method in &view.infos {
        check_receiver(&method.signature, "a message handler", diagnostics);
        check_message(method, diagnostics);
    }
    for method in &view.calls {
        check_receiver(&method.signature, "a message handler", diagnostics);
        check_message(method, diagnostics);
        check_reply(&method.signature, diagnostics);
    }
    check_events_are_own(view, diagnostics);
    nested::check(view, diagnostics);
    check_messages_differ(view, diagnostics);
}

/// What is the same for a live component: what it shows, its events, its tasks and its uploads.
pub(crate) fn check_common(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    check_render(view, diagnostics);
    check_flash(view, diagnostics);
    for method in &view.events {
        check_receiver(&method.signature, "an event handler", diagnostics);
        check_event_parameters(method, diagnostics);
    }
    for method in &view.asyncs {
        check_receiver(&method.signature, "a handler of a task's result", diagnostics);
        check_result(method, diagnostics);
    }
    for method in &view.progresses {
        check_receiver(&method.signature, "a handler of an upload's progress", diagnostics);
        uploads::check_entry(method, diagnostics);
    }
    uploads::check(view, diagnostics);
    check_tasks_have_handlers(view, diagnostics);
    check_events_differ(view, diagnostics);
}

/// Of two handlers of one event only the first would ever be called.
fn check_events_differ(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::new();
    for method in &view.events {
        if let Some(first) = seen.insert(method.event_name.as_str(), &method.signature.ident) {
            let (name, second) = (&method.event_name, &method.signature.ident);
            if first != second {
                diagnostics.push(error(second, format!("event `{name}` is handled by `{first}` already")));
            }
        }
    }
}

/// Without `mount` there is no state to begin with, without `render` nothing to show.
fn check_required(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    let name = &view.name;
    if view.mount.is_none() {
        diagnostics.push(
            error(&view.item.self_ty, format!("live view `{name}` has no `mount`"))
                .help("add `fn mount() -> Self { … }`, with extractors as parameters where it needs any"),
        );
    }
    if view.render.is_none() {
        diagnostics.push(
            error(&view.item.self_ty, format!("live view `{name}` has no `render`"))
                .help("add `fn render(&self) -> impl Render { html! { … } }`"),
        );
    }
}

/// A page stays open for as long as somebody looks at it, and whatever a view borrowed would be gone.
fn check_owned(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(lifetime) = borrowed(view) {
        diagnostics.push(
            error(&lifetime, format!("live view `{}` borrows, and lives as long as its page", view.name))
                .help("own what it shows: `String`, `Vec<T>` or `Arc<T>`"),
        );
    }
}

/// A lifetime of the view's type, other than `'static`.
pub(crate) fn borrowed(view: &View) -> Option<Lifetime> {
    let Type::Path(path) = &*view.item.self_ty else { return None };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Lifetime(lifetime) if lifetime.ident != "static" => Some(lifetime.clone()),
        _ => None,
    })
}

/// A handler has the name of its event, or any: one that is named as in Phoenix is called by nobody.
fn check_named(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    const ROLES: [&str; 4] = ["handle_event", "handle_info", "handle_call", "handle_async"];
    let has_role = |name: &Ident| {
        let methods = [&view.events, &view.infos, &view.calls, &view.asyncs];
        methods.into_iter().flatten().any(|method| method.signature.ident == *name)
    };
    for member in &view.item.items {
        let ImplItem::Fn(function) = member else { continue };
        let name = &function.sig.ident;
        if ROLES.iter().any(|role| name == role) && !has_role(name) {
            let what = if name == "handle_event" { "event" } else { "message" };
            let example = match name.to_string().as_str() {
                "handle_event" => "fn save(&mut self)",
                "handle_async" => "fn loaded(&mut self, result: Result<MyResult, AsyncError>)",
                _ => "fn saved(&mut self, message: Saved)",
            };
            diagnostics.push(
                error(name, format!("nothing calls `{name}`: each {what} has a method of its own"))
                    .help(format!("write `#[{name}] {example}` for each")),
            );
        }
    }
}

/// Rendering may happen after any message, so that it neither waits nor changes anything.
fn check_render(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    for signature in view.render.iter().map(|render| &render.signature).chain(&view.page_title) {
        let name = &signature.ident;
        if let Some(token) = signature.asyncness {
            diagnostics.push(
                error(&token, format!("`{name}` cannot be `async`"))
                    .help("load in `mount` or in a handler, and keep the result in a field"),
            );
        }
        match signature.inputs.first() {
            Some(FnArg::Receiver(receiver)) if signature::is_mutable(receiver) => {
                diagnostics
                    .push(error(receiver, format!("`{name}` takes `&self`")).help("change the view in a handler"));
            }
            Some(FnArg::Receiver(_)) => {}
            _ => diagnostics.push(error(name, format!("`{name}` takes `&self`"))),
        }
        let flash =
            view.render.iter().filter(|render| render.signature.ident == *name).flat_map(|render| &render.parameters);
        let takes_flash = flash.clone().all(|parameter| matches!(parameter, Parameter::Flash)) && flash.count() == 1;
        if let Some(other) = signature.inputs.iter().nth(1)
            && !takes_flash
        {
            diagnostics.push(
                error(other, format!("`{name}` takes nothing but `&self`"))
                    .help("what it shows is in the view's fields: put it there in `mount` or in a handler"),
            );
        }
    }
}

/// Handlers have the socket: what they read of messages is there, too.
fn check_flash(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    for method in view.events.iter().chain(&view.infos).chain(&view.asyncs) {
        if method.parameters.iter().any(|parameter| matches!(parameter, Parameter::Flash)) {
            diagnostics.push(
                error(&method.signature.ident, "a handler takes no `&Flash`")
                    .help("take `socket: &mut Socket<Self>`, for `socket.put_flash(…)` and `socket.flash()`"),
            );
        }
    }
}

/// A handler that cannot change the view has no effect on the page.
pub(crate) fn check_receiver(signature: &Signature, what: &str, diagnostics: &mut Vec<Diagnostic>) {
    if signature.receiver().is_none() {
        diagnostics.push(error(&signature.ident, format!("{what} takes `&mut self`")));
    }
}

/// Arguments are found by their names.
fn check_event_parameters(method: &Method, diagnostics: &mut Vec<Diagnostic>) {
    let forms = method.parameters.iter().filter(|parameter| matches!(parameter, Parameter::Form { .. }));
    if forms.count() > 1 {
        diagnostics.push(
            error(&method.signature.ident, "an event carries one form")
                .help("take one `Form<T>`, of a struct with the fields of both"),
        );
    }
    for parameter in &method.parameters {
        if let Parameter::Other(typed) = parameter {
            diagnostics.push(
                error(&typed.pat, "an event's argument needs a name")
                    .help("write `name: Type`, which the template sends as `phx-value-name={…}`")
                    .note("`Form<T>`, `Params`, `Payload<T>`, `State<T>` and `&mut Socket<Self>` are known by their types"),
            );
        }
    }
}

/// The type of its one message is how a handler is found.
pub(crate) fn check_message(method: &Method, diagnostics: &mut Vec<Diagnostic>) {
    let mut messages = Vec::new();
    for parameter in &method.parameters {
        match parameter {
            Parameter::Other(typed) => messages.push(typed),
            Parameter::Socket | Parameter::State(_) | Parameter::Flash => {}
            Parameter::Form { .. }
            | Parameter::Params
            | Parameter::Payload(_)
            | Parameter::Argument { .. }
            | Parameter::Given { .. }
            | Parameter::Parent { .. }
            | Parameter::Refused => {
                diagnostics.push(error(
                    &method.signature.ident,
                    "a message handler takes a message: forms and params come with events",
                ));
            }
        }
    }
    if messages.is_empty() {
        diagnostics.push(
            error(&method.signature.ident, "a message handler takes the message that it handles")
                .help("write `fn name(&mut self, message: MyMessage)`"),
        );
    }
    for extra in messages.into_iter().skip(1) {
        diagnostics.push(error(&extra.ty, "a message handler takes one message").help("write a handler for each"));
    }
}

/// The reply goes to another task, which has to know its type.
fn check_reply(signature: &Signature, diagnostics: &mut Vec<Diagnostic>) {
    let ReturnType::Type(_, reply) = &signature.output else { return };
    let name = &signature.ident;
    match &**reply {
        Type::Reference(_) => diagnostics.push(
            error(reply, format!("the reply of `{name}` cannot borrow from the view"))
                .help("return a value of its own: it goes to another task"),
        ),
        Type::ImplTrait(_) => diagnostics.push(
            error(reply, format!("the reply of `{name}` needs a type that can be named"))
                .help("write the type: who asks has to know it"),
        ),
        _ => {}
    }
}

/// The result comes first: that is where `start_async` finds which type the task has to give.
fn check_result(method: &Method, diagnostics: &mut Vec<Diagnostic>) {
    const HELP: &str = "write `fn name(&mut self, result: Result<MyResult, AsyncError>)`";
    let name = &method.signature.ident;
    match method.parameters.first() {
        Some(Parameter::Other(_)) => {}
        None => {
            diagnostics.push(error(name, "a handler of a task's result takes the result").help(HELP));
            return;
        }
        Some(_) => {
            diagnostics.push(error(name, "a handler of a task's result takes the result first").help(HELP));
            return;
        }
    }
    for parameter in method.parameters.iter().skip(1) {
        match parameter {
            Parameter::Socket | Parameter::State(_) | Parameter::Flash => {}
            Parameter::Other(typed) => {
                diagnostics.push(
                    error(&typed.ty, "a handler of a task's result takes one result")
                        .help("let the task give a tuple or a struct"),
                );
            }
            Parameter::Form { .. }
            | Parameter::Params
            | Parameter::Payload(_)
            | Parameter::Argument { .. }
            | Parameter::Given { .. }
            | Parameter::Parent { .. }
            | Parameter::Refused => diagnostics
                .push(error(name, "a handler of a task's result takes a result: forms and params come with events")),
        }
    }
}

/// A method without the attribute could be called, but nobody would call it.
fn check_tasks_have_handlers(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    let methods = view.item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    });
    let mut plain: HashSet<_> = methods.clone().map(|function| function.sig.ident.to_string()).collect();
    for method in &view.asyncs {
        plain.remove(&method.signature.ident.to_string());
    }
    for function in methods {
        check_started(function.block.to_token_stream(), &plain, diagnostics);
    }
}

/// Looks for `start_async(Self::name` at any depth, where `name` is one of the `plain` methods.
fn check_started(tokens: TokenStream, plain: &HashSet<String>, diagnostics: &mut Vec<Diagnostic>) {
    let mut starts = false;
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            if starts
                && let Some(method) = method_of_self(group.stream())
                && plain.contains(&method.to_string())
            {
                diagnostics.push(
                    error(&method, format!("`{method}` is no handler of a task's result"))
                        .help(format!("write `#[handle_async]` above `fn {method}`")),
                );
            }
            check_started(group.stream(), plain, diagnostics);
        }
        starts = matches!(&token, TokenTree::Ident(name) if name == "start_async" || name == "cancel_async");
    }
}

/// The `name` in `Self::name, …`.
pub(super) fn method_of_self(arguments: TokenStream) -> Option<Ident> {
    let mut tokens = arguments.into_iter();
    match [tokens.next()?, tokens.next()?, tokens.next()?, tokens.next()?] {
        [TokenTree::Ident(this), TokenTree::Punct(_), TokenTree::Punct(_), TokenTree::Ident(name)]
            if this == "Self" =>
        {
            Some(name)
        }
        _ => None,
    }
}

/// What the view's own elements push comes to the view, which does not know another's events.
fn check_events_are_own(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    for member in &view.item.items {
        if let ImplItem::Fn(function) = member {
            check_events_in(function.block.to_token_stream(), &view.name, diagnostics);
        }
    }
}

/// Looks for `Other::EVENTS` at any depth.
fn check_events_in(tokens: TokenStream, view: &Ident, diagnostics: &mut Vec<Diagnostic>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for window in tokens.windows(4) {
        if let [TokenTree::Ident(owner), TokenTree::Punct(first), TokenTree::Punct(second), TokenTree::Ident(events)] =
            window
            && first.as_char() == ':'
            && second.as_char() == ':'
            && events == "EVENTS"
            && owner != "Self"
            && owner != view
        {
            diagnostics.push(
                error(owner, format!("`{owner}::EVENTS` are the events of another view"))
                    .help("write `Self::EVENTS`")
                    .note(format!("what an element pushes comes to its own view, here `{view}`")),
            );
        }
    }
    for token in tokens {
        if let TokenTree::Group(group) = token {
            check_events_in(group.stream(), view, diagnostics);
        }
    }
}

/// Of two handlers of one message only the first would ever be called.
fn check_messages_differ(view: &View, diagnostics: &mut Vec<Diagnostic>) {
    check_differ(&view.infos, diagnostics);
    check_differ(&view.calls, diagnostics);
}

pub(crate) fn check_differ(methods: &[Method], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::new();
    for method in methods {
        let Some(message) = method.message() else { continue };
        let text = message.to_token_stream().to_string();
        if let Some(first) = seen.insert(text, &method.signature.ident) {
            let message = quote!(#message);
            diagnostics.push(
                error(&message, format!("`{message}` is handled twice"))
                    .note(format!("`{first}` handles it already; a handler is found by the type of its message")),
            );
        }
    }
}
