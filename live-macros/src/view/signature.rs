//! What is wrong with the signature of a method with a role. One function a rule.
//!
//! Each also puts the signature right, so that nothing more is said about what follows from it.

use live_template::Diagnostic;
use quote::{ToTokens as _, quote};
use syn::{
    FnArg, GenericArgument, Ident, ImplItemFn, Pat, PatType, PathArguments, Receiver, ReceiverKind, ReturnType, Stmt,
    Type, TypeReference, ext::IdentExt as _, parse_quote,
};

use super::parse::{Role, named};
use crate::diagnostics::error;

pub(super) fn check(function: &mut ImplItemFn, role: Role, view: &Ident, diagnostics: &mut Vec<Diagnostic>) {
    check_receiver(function, role, diagnostics);
    if role == Role::Render {
        check_shown(function, diagnostics);
    }
    let mut lent = Vec::new();
    for input in &mut function.sig.inputs {
        let FnArg::Typed(parameter) = input else { continue };
        check_socket(parameter, view, diagnostics);
        if role.takes_what_was_sent() {
            lent.extend(check_borrowed(parameter, role, diagnostics));
        }
    }
    function.block.stmts.splice(0..0, lent);
}

/// The view is changed in its place, and a page shows a view that nobody changes meanwhile.
fn check_receiver(function: &mut ImplItemFn, role: Role, diagnostics: &mut Vec<Diagnostic>) {
    let name = function.sig.ident.clone();
    let Some(FnArg::Receiver(receiver)) = function.sig.inputs.first_mut() else { return };
    let is_value = matches!(receiver.kind, ReceiverKind::Value);
    if role.begins() {
        let message = format!("`{name}` takes no `self`: there is no view yet");
        diagnostics.push(error(receiver, message).help("return it: `fn mount() -> Self { … }`"));
    } else if is_value && role.only_reads() {
        diagnostics.push(error(receiver, format!("`{name}` takes `&self`")).help("what is shown stays in the view"));
        *receiver = parse_quote!(&self);
    } else if is_value {
        let message = format!("`{name}` takes `&mut self`");
        diagnostics.push(error(receiver, message).help("the view stays where it is, and the handler changes it there"));
        *receiver = parse_quote!(&mut self);
    }
}

/// A page is a template: text would be escaped, and after a semicolon nothing is left.
fn check_shown(function: &mut ImplItemFn, diagnostics: &mut Vec<Diagnostic>) {
    let name = function.sig.ident.clone();
    let wrong = match &function.sig.output {
        ReturnType::Default => Some(error(&name, format!("`{name}` returns nothing"))),
        ReturnType::Type(_, ty) => {
            let shown = match &**ty {
                Type::Reference(reference) => &*reference.elem,
                ty => ty,
            };
            let is_text = matches!(named(shown), Some((name, _)) if name == "String" || name == "str");
            is_text.then(|| error(ty, format!("`{name}` shows a template, and text would be escaped")))
        }
    };
    if let Some(wrong) = wrong {
        diagnostics.push(wrong.help("write `-> impl Render`, and `html! { … }` in the body"));
        function.sig.output = parse_quote!(-> impl ::live_runtime::Render);
    }
    if let Some(Stmt::Macro(last)) = function.block.stmts.last_mut()
        && last.mac.path.is_ident("html")
        && let Some(semicolon) = last.semi_token.take()
    {
        diagnostics.push(error(&semicolon, "`;` after the template, which would not be shown").help("remove it"));
    }
}

/// Whether the method could change what it is called on.
pub(super) fn is_mutable(receiver: &Receiver) -> bool {
    receiver.mutability.is_some() || matches!(receiver.kind, ReceiverKind::Reference(_, _, Some(_)))
}

/// The socket is lent to a handler, and it is that of its own view.
fn check_socket(parameter: &mut PatType, view: &Ident, diagnostics: &mut Vec<Diagnostic>) {
    const HELP: &str = "write `socket: &mut Socket<Self>`";
    let socket = match &*parameter.ty {
        Type::Reference(reference) => &*reference.elem,
        ty => ty,
    };
    let Some((name, of)) = named(socket) else { return };
    if name != "Socket" {
        return;
    }
    let Some(of) = of else { return };
    let (is_own, is_lent) = (is_own(&of, view), matches!(&*parameter.ty, Type::Reference(_)));
    if is_own && is_lent {
        return;
    }
    let diagnostic = if is_own {
        error(&parameter.ty, "the socket is lent to a handler")
    } else {
        let shown = of.to_token_stream();
        error(&of, format!("this is the socket of `{shown}`, not of `{view}`"))
    };
    diagnostics.push(diagnostic.help(HELP));
    let socket = of_self(socket.clone());
    *parameter.ty = parse_quote!(&mut #socket);
}

fn is_own(ty: &Type, view: &Ident) -> bool {
    named(ty).is_none_or(|(name, _)| name == "Self" || view == &name)
}

/// `Socket<Self>` for `Socket<Other>`.
fn of_self(mut socket: Type) -> Type {
    if let Type::Path(path) = &mut socket
        && let Some(segment) = path.path.segments.last_mut()
        && let PathArguments::AngleBracketed(arguments) = &mut segment.arguments
    {
        for argument in &mut arguments.args {
            if let GenericArgument::Type(ty) = argument {
                *ty = parse_quote!(Self);
            }
        }
    }
    socket
}

/// What comes from the client or from another task is made for the handler: there is nobody to borrow it from, but for a message that
/// always was. Gives a statement for the body, which expects to be lent it.
fn check_borrowed(parameter: &mut PatType, role: Role, diagnostics: &mut Vec<Diagnostic>) -> Option<Stmt> {
    let Type::Reference(TypeReference { elem, lifetime, .. }) = &*parameter.ty else { return None };
    let is_static = lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static");
    if is_static && role != Role::Event {
        return None;
    }
    if matches!(named(elem), Some((name, _)) if name == "Socket" || name == "Flash") {
        return None;
    }
    let owned = owned(elem);
    let shown = quote!(#owned).to_string().replace(' ', "");
    let what = if role == Role::Event { "an event's argument" } else { "a message" };
    let diagnostic = error(&parameter.ty, format!("{what} is not lent to its handler"));
    let name = match &*parameter.pat {
        Pat::Ident(pattern) => Some(pattern.ident.clone()),
        _ => None,
    };
    diagnostics.push(diagnostic.help(match &name {
        Some(name) => format!("write `{}: {shown}`", name.unraw()),
        None => format!("write its type, `{shown}`"),
    }));
    let is_shortened = elem.to_token_stream().to_string() != owned.to_token_stream().to_string();
    *parameter.ty = owned;
    let name = name?;
    Some(if is_shortened { parse_quote!(let #name = &*#name;) } else { parse_quote!(let #name = &#name;) })
}

fn owned(ty: &Type) -> Type {
    match ty {
        Type::Path(path) if path.path.is_ident("str") => parse_quote!(String),
        Type::Slice(slice) => {
            let item = &slice.elem;
            parse_quote!(Vec<#item>)
        }
        ty => ty.clone(),
    }
}
