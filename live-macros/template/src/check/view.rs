//! What is known about the view that a template belongs to.

use proc_macro2::TokenStream;

use super::targets;
use crate::{
    ast::Tag,
    html::bindings::{self, event_name},
};

/// The view that a template belongs to.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The name of its type.
    pub name: String,
    /// Its events.
    pub events: Vec<EventSignature>,
    /// Whether it is a live component: its events come to it where `phx-target={self}` says so.
    pub is_component: bool,
}

/// An event that a view handles.
#[derive(Clone, Debug, Default)]
pub struct EventSignature {
    /// The name.
    pub name: String,
    /// What the handler wants by name.
    pub arguments: Vec<Argument>,
    /// Whether the handler takes the whole payload, so that any value may be sent along.
    pub open: bool,
}

/// An argument that a handler wants by name.
#[derive(Clone, Debug)]
pub struct Argument {
    /// The name: `song_id` for `phx-value-song-id`.
    pub name: String,
    /// The type as declared.
    pub ty: TokenStream,
    /// Whether it may be absent.
    pub optional: bool,
}

impl Argument {
    /// The name of the attribute that supplies it.
    pub(crate) fn attribute(&self) -> String {
        format!("{}{}", bindings::VALUE, self.name.replace('_', "-"))
    }

    /// Whether `phx-value-…` of that name supplies it.
    pub(crate) fn is_supplied_by(&self, value: &str) -> bool {
        self.name == value.replace('-', "_")
    }
}

impl View {
    /// The event of that name.
    #[must_use]
    pub fn event(&self, name: &str) -> Option<&EventSignature> {
        self.events.iter().find(|event| event.name == name)
    }

    /// The declared type of the argument that `phx-value-{value}` on the tag supplies.
    #[must_use]
    pub fn argument_type(&self, tag: &Tag, value: &str) -> Option<TokenStream> {
        let mut arguments = self.literal_events(tag).into_iter().flat_map(|(_, _, event)| &event.arguments);
        arguments.find(|argument| argument.is_supplied_by(value)).map(|argument| argument.ty.clone())
    }

    /// The bindings of the tag that name an event of this view by a literal, with that event.
    pub(crate) fn literal_events<'t>(&self, tag: &'t Tag) -> Vec<(&'t str, &'t syn::LitStr, &EventSignature)> {
        if !targets::is_own(tag, self) {
            return Vec::new();
        }
        let event = |attribute: &'t crate::ast::Attribute| {
            let (binding, literal) = (attribute.name.text.as_str(), attribute.literal()?);
            let event = self.event(&event_name(binding, &literal.value())?)?;
            Some((binding, literal, event))
        };
        tag.attributes().filter_map(event).collect()
    }
}
