//! Views inside of other views' pages.

use std::{cell::RefCell, fmt, marker::PhantomData, sync::Arc};

use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;
use tokio::sync::mpsc;
use tracing::error;

use super::{Address, LiveView, Message};
use crate::{
    render::{AttributeList, Rest, Text},
    session::ViewId,
};

#[doc = include_str!("../docs/nested.md")]
#[must_use = "show it: `<.live_render id=\"…\" view={…}/>`"]
pub struct Child<V, P = NoParent> {
    /// A list in JSON, still open.
    session: String,
    /// Where the parent that is given to the child's `mount` is.
    parent: Option<Address<()>>,
    is_sticky: bool,
    view: PhantomData<fn() -> (V, P)>,
}

/// Of a view whose `mount` does not take its parent's address.
#[derive(Debug, Clone, Copy)]
pub struct NoParent;

/// Of a view whose `mount` takes the address of its parent, `P`.
#[derive(Debug)]
pub struct Parent<P>(PhantomData<fn() -> P>);

/// Of a view that may outlive the page that it is in.
#[diagnostic::on_unimplemented(
    message = "a view that takes its parent's address cannot be sticky",
    label = "its `mount` takes the address of its parent",
    note = "a sticky view stays where its parent goes: let both subscribe to a topic"
)]
pub trait MayBeSticky {}

impl MayBeSticky for NoParent {}

impl<V: LiveView<Nested>, P> Child<V, P> {
    /// Lets the view outlive the page that it is in: where the page that one navigates to shows it as well, by the same
    /// `id`, it stays as it is. The two pages have to be of one [`LiveSession`](crate::LiveSession).
    ///
    /// It has no parent. A view whose `mount` takes its parent's address cannot be sticky.
    pub fn sticky(mut self) -> Self
    where
        P: MayBeSticky,
    {
        self.is_sticky = true;
        self
    }

    /// Writes the view's element, as the page around it says.
    pub(crate) fn write(&self, id: &str, tag: &str, attributes: Rest<'_>, text: &mut Text<'_>) {
        let id = match ViewId::new(id) {
            Ok(id) => id,
            Err(reason) => {
                error!(view = V::NAME, %reason, "a nested view is not shown");
                return;
            }
        };
        let Some(nest) = NEST.with_borrow(Clone::clone) else {
            error!(view = V::NAME, %id, "a nested view is rendered outside of a view: it is not shown");
            return;
        };
        let session = format!("{}]", self.session);
        let (parent, is_sticky) = (self.parent.as_ref(), self.is_sticky);
        nest.write(&Nestling { id, view: V::NAME, session, parent, is_sticky, tag, attributes }, text);
    }
}

impl<V, P> fmt::Debug for Child<V, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Child").field("view", &std::any::type_name::<V>()).finish_non_exhaustive()
    }
}

/// A type of what a nested view is given.
#[diagnostic::on_unimplemented(
    message = "a nested view cannot be given a `{Self}`",
    label = "neither of `Serialize` and `DeserializeOwned`, or only one of them",
    note = "it is signed into the page and comes back with the view's join: derive `serde::Serialize` and `serde::Deserialize` for it",
    note = "what a request has is taken by a pattern, `Extension(db): Extension<Db>`"
)]
pub trait SessionData: Serialize + DeserializeOwned {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> SessionData for T {}

/// What is given to a nested view, written and read in one place.
#[derive(Debug)]
pub struct Given<T> {
    write: fn(&T) -> Result<String, serde_json::Error>,
    read: fn(&str) -> Result<T, serde_json::Error>,
}

/// A parameter of a nested view's `mount`.
#[must_use]
pub fn given<T: SessionData>() -> Given<T> {
    Given { write: |value| serde_json::to_string(value), read: |json| serde_json::from_str(json) }
}

impl<T> Given<T> {
    /// Gives `value`.
    pub fn put<V, P>(self, mut child: Child<V, P>, value: &T) -> Child<V, P> {
        if child.session.len() > 1 {
            child.session.push(',');
        }
        match (self.write)(value) {
            Ok(json) => child.session.push_str(&json),
            Err(reason) => {
                let view = std::any::type_name::<V>();
                error!(view, %reason, "what a nested view is given cannot be written as JSON");
                child.session.push_str("null");
            }
        }
        child
    }

    /// What was given, at its place in the list.
    ///
    /// # Errors
    ///
    /// Where it is of another type: it was given by another version of the program. The response leaves the join without
    /// a view, and the browser loads the page.
    pub fn get(self, state: &impl NestedState, place: usize) -> Result<T, Response> {
        let json = state.nested().0.as_ref().and_then(|arrived| arrived.session.get(place));
        json.and_then(|json| (self.read)(json.get()).ok()).ok_or_else(|| StatusCode::OK.into_response())
    }
}

/// A child to which nothing is given yet.
pub fn child<V: LiveView<Nested>>() -> Child<V> {
    Child { session: String::from("["), parent: None, is_sticky: false, view: PhantomData }
}

/// The child takes its parent's address.
pub fn child_of<V: LiveView<Nested>, P: 'static>(child: Child<V>, parent: &Address<P>) -> Child<V, Parent<P>> {
    let Child { session, is_sticky, .. } = child;
    Child { session, parent: Some(parent.of_type()), is_sticky, view: PhantomData }
}

/// The state of nested views: in place of a router's, what they are given. Nothing but `mount` needs it.
#[derive(Debug, Default)]
pub struct Nested(Option<Box<Arrived>>);

#[derive(Debug)]
struct Arrived {
    session: Vec<Box<RawValue>>,
    parent: Address<()>,
}

impl Nested {
    /// What has come back with a join, or is about to be sent.
    pub(crate) fn new(session: &str, parent: Option<mpsc::WeakSender<Message>>) -> Self {
        let session = serde_json::from_str(session).unwrap_or_default();
        Self(Some(Box::new(Arrived { session, parent: Address::new(parent) })))
    }
}

/// The state that nested views have, which is no router's.
#[diagnostic::on_unimplemented(
    message = "a nested view has no route",
    label = "this is a nested view",
    note = "it is shown by another view: `<.live_render id=\"…\" view={{MyView::child(…)}}/>`"
)]
pub trait NestedState: Send + Sync + 'static {
    /// The only one there is.
    fn nested(&self) -> &Nested;

    /// The address of the parent, whose type is the one that [`child_of`] has seen.
    fn parent<P: 'static>(&self) -> Address<P> {
        self.nested().0.as_ref().map_or_else(|| Address::new(None), |arrived| arrived.parent.of_type())
    }
}

impl NestedState for Nested {
    fn nested(&self) -> &Nested {
        self
    }
}

/// A nested view on its way into the page.
pub(crate) struct Nestling<'a> {
    pub(crate) id: ViewId,
    pub(crate) view: &'static str,
    /// JSON.
    pub(crate) session: String,
    pub(crate) parent: Option<&'a Address<()>>,
    pub(crate) is_sticky: bool,
    pub(crate) tag: &'a str,
    pub(crate) attributes: Rest<'a>,
}

/// What is between the quotes of a container's attributes.
pub(crate) struct Container<'a> {
    pub(crate) session: &'a str,
    pub(crate) statics: &'a str,
    /// None where the view is sticky.
    pub(crate) parent: Option<&'a str>,
}

impl Nestling<'_> {
    /// Writes the element; `tokens` and `content` write what is theirs.
    pub(crate) fn write(
        &self,
        text: &mut Text<'_>,
        tokens: impl FnOnce(&mut Text<'_>),
        content: impl FnOnce(&mut Text<'_>),
    ) {
        for part in ["<", self.tag, " id=\"", self.id.as_str(), "\""] {
            text.push_raw(part);
        }
        tokens(text);
        self.attributes.write_list(text);
        text.push_raw(">");
        content(text);
        for part in ["</", self.tag, ">"] {
            text.push_raw(part);
        }
    }
}

impl fmt::Display for Container<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { session, statics, parent } = self;
        write!(f, " data-phx-session=\"{session}\" data-phx-static=\"{statics}\"")?;
        match parent {
            Some(parent) => write!(f, " data-phx-parent-id=\"{parent}\""),
            None => f.write_str(" data-phx-sticky"),
        }
    }
}

/// The page that nested views are rendered in.
pub(crate) trait Nest: Send + Sync {
    /// Writes the container of a nested view.
    fn write(&self, child: &Nestling<'_>, text: &mut Text<'_>);
}

thread_local! {
    static NEST: RefCell<Option<Arc<dyn Nest>>> = const { RefCell::new(None) };
}

/// While it lives, what is rendered on this thread is part of a page.
#[must_use]
pub(crate) struct Nesting(Option<Arc<dyn Nest>>);

impl Nesting {
    pub(crate) fn within(nest: Arc<dyn Nest>) -> Self {
        Self(NEST.replace(Some(nest)))
    }
}

impl Drop for Nesting {
    fn drop(&mut self) {
        NEST.set(self.0.take());
    }
}
