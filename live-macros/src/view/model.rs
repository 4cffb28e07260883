//! What a live view's `impl` block says.

use quote::ToTokens as _;
use syn::{Attribute, Ident, ItemImpl, PatType, ReturnType, Signature, Type};

/// The `impl` block, its handlers taken out of it.
#[derive(Clone)]
pub(crate) struct View {
    /// The block without the attributes that are ours.
    pub(crate) item: ItemImpl,
    /// The view's name: the last segment of its type.
    pub(crate) name: Ident,
    /// The word that makes it one for other views' pages.
    pub(crate) nested: Option<Ident>,
    pub(crate) mount: Option<Method>,
    pub(crate) handle_params: Option<Method>,
    pub(crate) render: Option<Method>,
    pub(crate) page_title: Option<Signature>,
    pub(crate) terminate: Option<Method>,
    pub(crate) events: Vec<Method>,
    pub(crate) infos: Vec<Method>,
    pub(crate) asyncs: Vec<Method>,
    pub(crate) calls: Vec<Method>,
    pub(crate) progresses: Vec<Method>,
    /// Of a live component.
    pub(crate) update: Option<Method>,
    pub(crate) update_many: Option<Method>,
    pub(crate) updates: Vec<Method>,
}

/// A method with a role, and what it takes.
#[derive(Clone)]
pub(crate) struct Method {
    /// What the client calls the event: the method's name, or what `#[handle_event("…")]` says.
    pub(crate) event_name: String,
    pub(crate) signature: Signature,
    /// `#[cfg]`, `#[allow]` and the like, which also hold for what is generated for the method.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) parameters: Vec<Parameter>,
}

/// A parameter of a handler: what it is follows from its type.
#[derive(Clone)]
pub(crate) enum Parameter {
    /// `socket: &mut Socket<Self>`.
    Socket,
    /// `form: Form<T>`, or a `Result` of it; the type is `T`.
    Form { fallible: bool, ty: Option<Type> },
    /// `params: Params`: whatever the client sent.
    Params,
    /// `flash: &Flash`, in `render`.
    Flash,
    /// `Payload(point): Payload<Point>`: what a hook sent, as one value; the type is `Point`.
    Payload(Type),
    /// `State(db): State<Db>`; the type is `Db`.
    State(Type),
    /// `id: SongId`: an argument of the event, by name.
    Argument { name: Ident, ty: Type },
    /// `start: u32`, in the `mount` of a nested view: what its parent gives it.
    Given { name: Ident, ty: Type },
    /// `parent: Address<Dashboard>`, in the `mount` of a nested view; the type is `Dashboard`.
    Parent { name: Ident, ty: Type },
    /// What the check has said that it cannot be taken.
    Refused,
    /// Any other type: an axum extractor in `mount` and `handle_params`, the message in a `#[handle_info]` or
    /// `#[handle_call]` method, the result in a `#[handle_async]` method, the entry in a `#[handle_progress]` method.
    Other(PatType),
}

impl Method {
    /// The event's arguments by name and type.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = (&Ident, &Type)> {
        self.parameters.iter().filter_map(|parameter| match parameter {
            Parameter::Argument { name, ty } => Some((name, ty)),
            _ => None,
        })
    }

    /// Whether the handler takes whatever the client sends, so that the template may send any value.
    pub(crate) fn is_open(&self) -> bool {
        self.parameters
            .iter()
            .any(|parameter| matches!(parameter, Parameter::Form { .. } | Parameter::Params | Parameter::Payload(_)))
    }

    /// Whether it is for events that scripts send: it takes what only they have, or gives what only they receive.
    pub(crate) fn is_for_scripts(&self) -> bool {
        let takes = self.parameters.iter().any(|parameter| matches!(parameter, Parameter::Payload(_)));
        takes || replies(&self.signature.output)
    }

    /// What stands alone in a `#[handle_info]` or `#[handle_async]` method: the type of the message or of the result.
    pub(crate) fn message(&self) -> Option<&Type> {
        self.parameters.iter().find_map(|parameter| match parameter {
            Parameter::Other(typed) => Some(&*typed.ty),
            _ => None,
        })
    }
}

/// Whether the type mentions `Reply`.
fn replies(output: &ReturnType) -> bool {
    let ReturnType::Type(_, ty) = output else { return false };
    let text = ty.to_token_stream().to_string();
    text.split(|character: char| !character.is_alphanumeric() && character != '_').any(|word| word == "Reply")
}
