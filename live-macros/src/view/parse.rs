//! From the `impl` block to the model.

use live_template::Diagnostic;
use syn::{
    Attribute, FnArg, GenericArgument, Ident, ImplItem, ImplItemFn, ItemImpl, LitStr, Pat, PathArguments, Signature,
    Type, TypePath, ext::IdentExt as _,
};

use super::{
    model::{Method, Parameter, View},
    nested, signature, silenced,
};
use crate::diagnostics::error;

/// What the block is that of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    View,
    Component,
}

/// What a method is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Mount,
    HandleParams,
    Render,
    PageTitle,
    Terminate,
    Event,
    Info,
    Async,
    Call,
    Progress,
    Update,
    UpdateMany,
    HandleUpdate,
}

impl Role {
    /// Makes the view.
    pub(super) fn begins(self) -> bool {
        self == Self::Mount
    }

    /// Shows what the view has.
    pub(super) fn only_reads(self) -> bool {
        matches!(self, Self::Render | Self::PageTitle)
    }

    /// Handles what came from the client, or from another task.
    pub(super) fn takes_what_was_sent(self) -> bool {
        matches!(self, Self::Event | Self::Info | Self::Call | Self::Async | Self::Progress | Self::HandleUpdate)
    }
}

pub(crate) fn view(mut item: ItemImpl, kind: Kind, nested: Option<Ident>, diagnostics: &mut Vec<Diagnostic>) -> View {
    let name = match &*item.self_ty {
        Type::Path(TypePath { path, .. }) => path.segments.last().map(|segment| segment.ident.clone()),
        _ => None,
    };
    let name = name.unwrap_or_else(|| {
        let message = format!("`#[{}]` needs a named type", kind.attribute());
        diagnostics.push(error(&item.self_ty, message).help("write `impl MyView { … }`"));
        Ident::new("View", proc_macro2::Span::call_site())
    });
    if let Some((path, _)) = &item.trait_ {
        diagnostics.push(
            error(
                path,
                format!(
                    "`#[{}]` goes on the {}'s own `impl` block, not on that of a trait",
                    kind.attribute(),
                    kind.noun()
                ),
            )
            .help(format!("write `impl {name} {{ … }}`")),
        );
    }
    let mut roles = Vec::new();
    for member in &mut item.items {
        let ImplItem::Fn(function) = member else { continue };
        if let Some((role, event_name)) = role(function, kind, diagnostics) {
            signature::check(function, role, &name, diagnostics);
            function.attrs.extend(silenced::attribute(function));
            roles.push((role, event_name, function.clone()));
        }
    }
    let mut view = View {
        item,
        name,
        nested,
        mount: None,
        handle_params: None,
        render: None,
        page_title: None,
        terminate: None,
        events: Vec::new(),
        infos: Vec::new(),
        asyncs: Vec::new(),
        calls: Vec::new(),
        progresses: Vec::new(),
        update: None,
        update_many: None,
        updates: Vec::new(),
    };
    for (role, event_name, function) in roles {
        let method = |function, event_name, role| {
            let method = method(function, event_name, role);
            if view.nested.is_some() { nested::method(method, role == Role::Mount) } else { method }
        };
        match role {
            Role::Mount => view.mount = Some(method(function, event_name, role)),
            Role::HandleParams => view.handle_params = Some(method(function, event_name, role)),
            Role::Render => view.render = Some(method(function, event_name, role)),
            Role::PageTitle => view.page_title = Some(function.sig),
            Role::Terminate => view.terminate = Some(method(function, event_name, role)),
            Role::Event => view.events.push(method(function, event_name, role)),
            Role::Info => view.infos.push(method(function, event_name, role)),
            Role::Async => view.asyncs.push(method(function, event_name, role)),
            Role::Call => view.calls.push(method(function, event_name, role)),
            Role::Progress => view.progresses.push(method(function, event_name, role)),
            Role::Update => view.update = Some(method(function, event_name, role)),
            Role::UpdateMany => view.update_many = Some(method(function, event_name, role)),
            Role::HandleUpdate => view.updates.push(method(function, event_name, role)),
        }
    }
    view
}

impl Kind {
    fn attribute(self) -> &'static str {
        match self {
            Self::View => "live_view",
            Self::Component => "live_component",
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Component => "component",
        }
    }

    /// Messages come to views, updates to components.
    fn misplaced(self, attribute: &Attribute, role: Role) -> Option<Diagnostic> {
        match (self, role) {
            (Self::Component, Role::Info | Role::Call) => {
                let name = if role == Role::Info { "handle_info" } else { "handle_call" };
                let message = format!("a live component has no `#[{name}]`: messages come to its view");
                let help = "write `#[handle_update]`, and send it by `socket.send_update::<Self>(id, message)`, or handle the message in the view";
                Some(error(&attribute.meta, message).help(help))
            }
            (Self::View, Role::HandleUpdate) => {
                let message = "a live view has no `#[handle_update]`: updates come to live components";
                Some(error(&attribute.meta, message).help("write `#[handle_info]`"))
            }
            _ => None,
        }
    }
}

/// The role of a method and its event's name; the attribute that gives it is taken off.
fn role(function: &mut ImplItemFn, kind: Kind, diagnostics: &mut Vec<Diagnostic>) -> Option<(Role, String)> {
    let mut event_name = function.sig.ident.unraw().to_string();
    let mut found = None;
    function.attrs.retain(|attribute| {
        let name = attribute.path().segments.last().map(|segment| segment.ident.to_string());
        let role = match name.as_deref() {
            Some("handle_event") => Role::Event,
            Some("handle_info") => Role::Info,
            Some("handle_async") => Role::Async,
            Some("handle_call") => Role::Call,
            Some("handle_progress") => Role::Progress,
            Some("handle_update") => Role::HandleUpdate,
            _ => return true,
        };
        if let Some(name) = argument(attribute, role, diagnostics) {
            event_name = name;
        }
        if let Some(misplaced) = kind.misplaced(attribute, role) {
            diagnostics.push(misplaced);
        }
        if found.is_some() {
            diagnostics.push(error(&attribute.meta, "a method has one role").help("write two methods"));
        }
        found.get_or_insert(role);
        false
    });
    let well_known = match event_name.as_str() {
        "mount" => Some(Role::Mount),
        "update" if kind == Kind::Component => Some(Role::Update),
        "update_many" if kind == Kind::Component => Some(Role::UpdateMany),
        "handle_params" | "page_title" | "terminate" if kind == Kind::Component => None,
        "handle_params" => Some(Role::HandleParams),
        "render" => Some(Role::Render),
        "page_title" => Some(Role::PageTitle),
        "terminate" => Some(Role::Terminate),
        _ => None,
    };
    let role = found.or(well_known)?;
    Some((role, event_name))
}

/// `#[handle_event("swap-rows")]`: an event whose name is no Rust name.
fn argument(attribute: &Attribute, role: Role, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    if matches!(attribute.meta, syn::Meta::Path(_)) {
        return None;
    }
    diagnostics.push(match role {
        Role::Event => match attribute.parse_args::<LitStr>() {
            Ok(name) => return Some(name.value()),
            Err(_) => error(&attribute.meta, "`#[handle_event]` takes nothing or the event's name")
                .help("write `#[handle_event]`, or `#[handle_event(\"swap-rows\")]` for a name that is no Rust name"),
        },
        Role::Async => error(&attribute.meta, "`#[handle_async]` takes no arguments")
            .help("a task is started for the method: `socket.start_async(Self::name, async { … })`"),
        Role::Progress => error(&attribute.meta, "`#[handle_progress]` takes no arguments")
            .help("an upload names the method: `Upload::new().progress(Self::name)`"),
        Role::Call => error(&attribute.meta, "`#[handle_call]` takes no arguments")
            .help("a message is found by the type of the method's parameter"),
        Role::HandleUpdate => error(&attribute.meta, "`#[handle_update]` takes no arguments")
            .help("an update is found by the type of the method's parameter"),
        _ => error(&attribute.meta, "`#[handle_info]` takes no arguments")
            .help("a message is found by the type of the method's parameter"),
    });
    None
}

fn method(function: ImplItemFn, event_name: String, role: Role) -> Method {
    let attributes = function.attrs.into_iter().filter(holds_for_generated_code).collect();
    let parameters = parameters(&function.sig, role);
    Method { event_name, signature: function.sig, attributes, parameters }
}

fn holds_for_generated_code(attribute: &Attribute) -> bool {
    ["cfg", "allow", "deprecated"].iter().any(|name| attribute.path().is_ident(name))
}

fn parameters(signature: &Signature, role: Role) -> Vec<Parameter> {
    let is_request = matches!(role, Role::Mount | Role::HandleParams);
    signature
        .inputs
        .iter()
        .filter_map(|input| match input {
            FnArg::Receiver(_) => None,
            FnArg::Typed(typed) => Some(typed),
        })
        .map(|typed| match known(&typed.ty) {
            Some(parameter) if !is_request || matches!(parameter, Parameter::Socket) => parameter,
            _ => match &*typed.pat {
                Pat::Ident(pattern) if role == Role::Event => {
                    Parameter::Argument { name: pattern.ident.clone(), ty: (*typed.ty).clone() }
                }
                Pat::Ident(pattern) if role == Role::Update => {
                    Parameter::Argument { name: pattern.ident.unraw(), ty: (*typed.ty).clone() }
                }
                _ => Parameter::Other(typed.clone()),
            },
        })
        .collect()
}

/// A parameter that is known by the name of its type.
fn known(ty: &Type) -> Option<Parameter> {
    match ty {
        Type::Reference(reference) => {
            let (name, _) = named(&reference.elem)?;
            match name.as_str() {
                "Socket" => Some(Parameter::Socket),
                "Flash" => Some(Parameter::Flash),
                _ => None,
            }
        }
        _ => match named(ty)? {
            (name, ty) if name == "Form" => Some(Parameter::Form { fallible: false, ty }),
            (name, _) if name == "Params" => Some(Parameter::Params),
            (name, Some(inner)) if name == "Payload" => Some(Parameter::Payload(inner)),
            (name, Some(inner)) if name == "State" => Some(Parameter::State(inner)),
            (name, Some(inner)) if name == "Result" => {
                let (inner, ty) = named(&inner)?;
                (inner == "Form").then_some(Parameter::Form { fallible: true, ty })
            }
            _ => None,
        },
    }
}

/// The last segment of a path, and its first type argument.
pub(super) fn named(ty: &Type) -> Option<(String, Option<Type>)> {
    let Type::Path(TypePath { path, .. }) = ty else { return None };
    let segment = path.segments.last()?;
    let argument = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty.clone()),
            _ => None,
        }),
        _ => None,
    };
    Some((segment.ident.to_string(), argument))
}
