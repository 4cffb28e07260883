//! What the server remembers of the page in the browser: one hash per dynamic value.

use std::{hash::BuildHasher, sync::LazyLock};

use super::{Cid, Object, Render, Root, statics::Statics, template::Template};

/// Keyed with a random seed per process, so that nobody outside can choose values that collide.
static SEED: LazyLock<foldhash::quality::RandomState> = LazyLock::new(Default::default);

#[inline]
pub(super) fn hash_text(text: &str) -> u64 {
    SEED.hash_one(text)
}

#[inline]
pub(super) fn hash_key(key: &(impl std::hash::Hash + ?Sized)) -> u64 {
    SEED.hash_one(key)
}

/// The prints of one view: what the browser shows, as far as the server has to know it.
///
/// ```
/// use live_runtime::{html, render::Prints};
///
/// let page = |count: u32| html! { <p>Count: {count}</p> };
/// let mut prints = Prints::default();
///
/// let mut first = String::new();
/// assert!(prints.diff(&page(1), &mut first).finish());
/// assert_eq!(first, r#"{"s":["<p>Count: ","</p>"],"0":"1"}"#);
///
/// let mut second = String::new();
/// assert!(prints.diff(&page(2), &mut second).finish());
/// assert_eq!(second, r#"{"0":"2"}"#);
///
/// let mut unchanged = String::new();
/// assert!(!prints.diff(&page(2), &mut unchanged).finish());
/// assert_eq!(unchanged, "");
/// ```
#[derive(Debug, Default)]
pub struct Prints {
    pub(super) tree: Tree,
    pub(super) statics: Statics,
}

impl Prints {
    /// How many bytes this keeps, beside its own size.
    #[must_use]
    pub fn heap_size(&self) -> usize {
        self.tree.heap_size()
    }

    /// What the outermost template is known by: where it becomes another, the browser forgets all that it has.
    pub(crate) fn fingerprint(&self) -> Option<u64> {
        self.tree.fingerprint
    }

    /// Appends to `out` the diff that brings the browser from the page of the last call to `page`.
    ///
    /// The diff's object is still open when this returns, so that the caller can add members of its own.
    pub fn diff<'o>(&mut self, page: &(impl Render + ?Sized), out: &'o mut String) -> Object<'o> {
        let mut object = Object::open(out);
        let _: super::Written = page.render_root(Root::diff(self, &mut object));
        object
    }
}

/// What the browser has at one dynamic.
#[derive(Debug, Default)]
pub(super) enum Print {
    /// Nothing yet.
    #[default]
    Absent,
    Text(u64),
    /// A live component, of which there is nothing here but its number.
    Component(Cid),
    /// The key of `:memo`, after the template's dynamics.
    Memo(u64),
    Tree(Box<Tree>),
    List(Box<ListPrint>),
    /// A stream whose items are of the template with this fingerprint. What it has been sent is not kept.
    Stream(u64),
    /// The statics of a stream, which are those of another live component's: nothing of its own has been sent.
    SharedStream(u64),
}

/// The prints of one template's dynamics.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) fingerprint: Option<u64>,
    pub(super) prints: Box<[Print]>,
}

impl Tree {
    pub(super) fn heap_size(&self) -> usize {
        size_of_val(&*self.prints) + self.prints.iter().map(Print::heap_size).sum::<usize>()
    }

    /// What another tree has in common with this one: the templates, without any value.
    pub(super) fn shape(&self) -> Self {
        Self { fingerprint: self.fingerprint, prints: self.prints.iter().map(Print::shape).collect() }
    }

    /// Makes this the tree of `template`. `true` when it was another's, so that everything has to be sent.
    pub(super) fn become_tree_of(&mut self, template: Template) -> bool {
        if self.fingerprint == Some(template.fingerprint()) {
            return false;
        }
        *self = Self {
            fingerprint: Some(template.fingerprint()),
            prints: std::iter::repeat_with(Print::default).take(template.width()).collect(),
        };
        true
    }
}

/// The prints of a list's entries, entry after entry.
#[derive(Debug)]
pub(super) struct ListPrint {
    fingerprint: u64,
    pub(super) keys: Vec<u64>,
    pub(super) prints: Vec<Print>,
}

impl Print {
    fn heap_size(&self) -> usize {
        match self {
            Self::Absent
            | Self::Text(_)
            | Self::Component(_)
            | Self::Memo(_)
            | Self::Stream(_)
            | Self::SharedStream(_) => 0,
            Self::Tree(tree) => size_of::<Tree>() + tree.heap_size(),
            Self::List(list) => {
                let entries = list.prints.capacity() * size_of::<Self>() + list.keys.capacity() * size_of::<u64>();
                size_of::<ListPrint>() + entries + list.prints.iter().map(Self::heap_size).sum::<usize>()
            }
        }
    }

    /// Of lists and streams the template, and no entry.
    fn shape(&self) -> Self {
        match self {
            Self::Absent | Self::Text(_) | Self::Component(_) | Self::Memo(_) => Self::Absent,
            Self::Stream(fingerprint) | Self::SharedStream(fingerprint) => Self::SharedStream(*fingerprint),
            Self::Tree(tree) => Self::Tree(Box::new(tree.shape())),
            Self::List(list) => {
                let fingerprint = list.fingerprint;
                Self::List(Box::new(ListPrint { fingerprint, keys: Vec::new(), prints: Vec::new() }))
            }
        }
    }

    /// The tree here, made anew where there was something else.
    pub(super) fn tree(&mut self) -> &mut Tree {
        if !matches!(self, Self::Tree(_)) {
            *self = Self::Tree(Box::default());
        }
        match self {
            Self::Tree(tree) => tree,
            _ => unreachable!("made a tree above"),
        }
    }

    /// The list here, if its entries are of `template`.
    pub(super) fn known_list(&mut self, template: Template) -> Option<&mut ListPrint> {
        match self {
            Self::List(list) if list.fingerprint == template.fingerprint() => Some(list),
            _ => None,
        }
    }

    /// The list of entries of `template` here, made anew where there was something else.
    pub(super) fn list(&mut self, template: Template) -> &mut ListPrint {
        if self.known_list(template).is_none() {
            let fingerprint = template.fingerprint();
            *self = Self::List(Box::new(ListPrint { fingerprint, keys: Vec::new(), prints: Vec::new() }));
        }
        match self {
            Self::List(list) => list,
            _ => unreachable!("made a list above"),
        }
    }
}
