//! Presences as users write them.

use std::{fmt, sync::Arc};

use super::{
    CrossesNodes, NodeId, PubSub, Topic,
    table::{FrameCodec, Table},
};

/// Who is there: what views track with it, on every node, and who comes and goes.
///
/// A view tracks something by a key, with metadata of the type `M`. It is there until the view ends, however it ends.
/// Who wants to know subscribes, and gets a [`PresenceDiff`] whenever somebody comes or goes.
///
/// ```
/// use live_runtime::prelude::*;
///
/// #[derive(Clone)]
/// struct Member {
///     name: String,
/// }
///
/// const ONLINE: Presence<Member> = Presence::new("online");
///
/// #[live_view]
/// struct Room {
///     members: Vec<Present<Member>>,
/// }
///
/// #[live_view]
/// impl Room {
///     fn mount(socket: &mut Socket<Self>) -> Self {
///         socket.subscribe_presence(&ONLINE);
///         socket.track(&ONLINE, "user-7", Member { name: "Ada".into() });
///         Self { members: socket.present(&ONLINE) }
///     }
///
///     #[handle_info]
///     fn came_or_went(&mut self, diff: PresenceDiff<Member>) {
///         diff.apply_to(&mut self.members);
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <p :for={member in &self.members} :key={member.id()}>{&member.meta.name}</p> }
///     }
/// }
/// ```
///
/// # More nodes
///
/// What is made with [`Presence::new`] knows the views of this node. [`Presence::across_nodes`] knows those of all nodes that an
/// [`Adapter`](crate::Adapter) connects; its metadata has to be `Serialize` and `Deserialize`. What others track is known here
/// as long as a view here tracks or has subscribed. The views of a node that dies are gone after 16 s at most.
pub struct Presence<M> {
    diffs: Topic<PresenceDiff<M>>,
    codec: Option<FrameCodec<M>>,
}

/// Something that a view tracks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Present<M> {
    pub(super) place: Place,
    /// What it was tracked by. Two views may track one key: a user with two windows.
    pub key: Arc<str>,
    /// What is known of it.
    pub meta: M,
}

/// Which node tracks it, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub(super) node: NodeId,
    pub(super) number: u64,
}

impl<M> Present<M> {
    /// A key for a list in a template: no two have the same, and with other metadata it is another one.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}-{}", self.place.node, self.place.number)
    }
}

/// Who has come and who has gone. Where metadata changes, both: the old entry leaves, and the new one joins.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PresenceDiff<M> {
    /// Who has come.
    pub joins: Vec<Present<M>>,
    /// Who has gone.
    pub leaves: Vec<Present<M>>,
}

impl<M: Clone> PresenceDiff<M> {
    /// Brings a list up to date that was made with [`Socket::present`](crate::Socket::present). The list may know of it
    /// already.
    pub fn apply_to(&self, list: &mut Vec<Present<M>>) {
        let changed =
            |present: &Present<M>| self.leaves.iter().chain(&self.joins).any(|one| one.place == present.place);
        list.retain(|present| !changed(present));
        list.extend(self.joins.iter().cloned());
        list.sort_by_key(|present| present.place);
    }
}

impl<M> Presence<M> {
    /// The presence called `name`, of this node.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { diffs: Topic::new(name), codec: None }
    }

    /// The presence called `name`, of all nodes.
    #[must_use]
    pub const fn across_nodes(name: &'static str) -> Self
    where
        M: CrossesNodes + Clone + Send + Sync + 'static,
    {
        Self { diffs: Topic::new(name), codec: Some(FrameCodec::NEW) }
    }

    /// The part that is about `key`, such as one room: a presence of its own.
    #[must_use]
    pub fn of(&self, key: impl fmt::Display) -> Self {
        Self { diffs: self.diffs.of(key), codec: self.codec }
    }

    pub(crate) fn diffs(&self) -> &Topic<PresenceDiff<M>> {
        &self.diffs
    }
}

impl<M: Clone + Send + Sync + 'static> Presence<M> {
    /// What is tracked in this process, and on the nodes that it is connected to.
    #[must_use]
    pub fn list(&self) -> Vec<Present<M>> {
        self.list_on(&PubSub::process())
    }

    /// What a node knows.
    pub(crate) fn list_on(&self, pubsub: &PubSub) -> Vec<Present<M>> {
        self.known_table(pubsub).map(|table| table.list()).unwrap_or_default()
    }

    /// The table of a node, made anew where there is none.
    pub(crate) fn table(&self, pubsub: &PubSub) -> Arc<Table<M>> {
        Table::of(pubsub, &self.diffs, self.codec)
    }

    /// The table of a node, where there is one.
    pub(crate) fn known_table(&self, pubsub: &PubSub) -> Option<Arc<Table<M>>> {
        Table::known(pubsub, &self.diffs)
    }
}

impl<M> Clone for Presence<M> {
    fn clone(&self) -> Self {
        Self { diffs: self.diffs.clone(), codec: self.codec }
    }
}

impl<M> fmt::Debug for Presence<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Presence").field(&self.diffs).finish()
    }
}
