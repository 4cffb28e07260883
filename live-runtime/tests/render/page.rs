//! Pages to render: trees of everything that a template can contain, and edits that turn one into the next.

use live_runtime::render::{Dynamic, Parts, Prints, Render, Rendered, Root, Writer, Written};
use proptest::prelude::*;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    Nothing,
    Text(String),
    /// A template without dynamics.
    Rule,
    /// A template that is one element.
    Strong(Box<Piece>),
    /// Another one, with every kind of attribute.
    Link(Attributes, Box<Piece>),
    /// A template that is not one element.
    Pair(Box<Piece>, Box<Piece>),
    /// Entries known by a key, two of which may be the same.
    Keyed(Vec<(u8, Piece, Piece)>),
    /// Entries known by their position.
    Plain(Vec<Piece>),
    /// Keyed entries without dynamics.
    Dots(Vec<u8>),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attributes {
    title: Option<String>,
    hidden: bool,
    classes: Vec<Option<String>>,
    rest: Vec<(&'static str, String)>,
}

static RULE: Parts = (11, 0, r#"["<hr title=\"\\\">"]"#, true);
static STRONG: Parts = (12, 1, r#"["<strong>","</strong>"]"#, true);
static LINK: Parts = (13, 5, r#"["\n  <a",""," class=\"","\" href='#'",">","</a>\n"]"#, true);
static PAIR: Parts = (14, 2, r#"["",", ",""]"#, false);
static ROW: Parts = (15, 2, r#"["<li>"," ","</li>"]"#, true);
static DOT: Parts = (16, 0, r#"["<i>•</i>"]"#, true);
static PAGE: Parts = (17, 2, r#"["<h1>","</h1><main>","</main>"]"#, false);
static OTHER_PAGE: Parts = (18, 2, r#"["<h2>","</h2><div>","</div>"]"#, false);

impl Render for Piece {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        match self {
            Self::Nothing => None::<&str>.render(dynamic),
            Self::Text(text) => text.render(dynamic),
            Self::Rule => Rendered::new(&RULE, |w: &mut Writer<'_, '_>| w.text("<hr title=\"\\\">")).render(dynamic),
            Self::Strong(inner) => Rendered::new(&STRONG, |w: &mut Writer<'_, '_>| {
                w.text("<strong>");
                w.value(inner);
                w.text("</strong>");
            })
            .render(dynamic),
            Self::Link(attributes, inner) => Rendered::new(&LINK, |w: &mut Writer<'_, '_>| {
                w.text("\n  <a");
                w.attribute("title", &attributes.title);
                w.boolean("hidden", attributes.hidden);
                w.text(" class=\"");
                w.class(&attributes.classes);
                w.text("\" href='#'");
                w.spread(&attributes.rest);
                w.text(">");
                w.value(inner);
                w.text("</a>\n");
            })
            .render(dynamic),
            Self::Pair(one, other) => dynamic.template(&PAIR, |w| {
                w.value(one);
                w.text(", ");
                w.value(other);
            }),
            Self::Keyed(entries) => dynamic.list(&ROW, |list| {
                for (key, one, other) in entries {
                    list.keyed(key, |w| {
                        w.text("<li>");
                        w.value(one);
                        w.text(" ");
                        w.value(other);
                        w.text("</li>");
                    });
                }
            }),
            Self::Plain(entries) => entries.render(dynamic),
            Self::Dots(keys) => {
                dynamic.list(&DOT, |list| keys.iter().for_each(|key| list.keyed(key, |w| w.text("<i>•</i>"))))
            }
        }
    }
}

/// A whole page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    other: bool,
    title: String,
    body: Piece,
}

impl Render for Page {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.value(&self.title)
    }

    fn render_root(&self, root: Root<'_>) -> Written {
        if self.other {
            root.template(&OTHER_PAGE, |w| {
                w.text("<h2>");
                w.value(&self.title);
                w.text("</h2><div>");
                w.value(&self.body);
                w.text("</div>");
            })
        } else {
            root.template(&PAGE, |w| {
                w.text("<h1>");
                w.value(&self.title);
                w.text("</h1><main>");
                w.value(&self.body);
                w.text("</main>");
            })
        }
    }
}

impl Page {
    /// The diff to this page, or `None` where there is none.
    pub(crate) fn diff(&self, prints: &mut Prints) -> Option<String> {
        let mut diff = String::new();
        prints.diff(self, &mut diff).finish().then_some(diff)
    }
}

/// Characters that HTML or JSON write differently, and some that they don't.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => prop::sample::select(vec!['<', '>', '&', '"', '\'', '\\', '\n', '\r', '\t', '\0', '\u{1f}', '\u{7f}', '\u{2028}', '/', '{', ',']),
        4 => prop::char::range('a', 'f'),
        1 => any::<char>(),
    ];
    prop::collection::vec(character, 0..6).prop_map(String::from_iter)
}

fn attributes() -> impl Strategy<Value = Attributes> {
    let rest = prop::collection::vec((prop::sample::select(vec!["lang", "data-x"]), text()), 0..2);
    (prop::option::of(text()), any::<bool>(), prop::collection::vec(prop::option::of(text()), 0..3), rest)
        .prop_map(|(title, hidden, classes, rest)| Attributes { title, hidden, classes, rest })
}

fn piece() -> impl Strategy<Value = Piece> {
    let leaf = prop_oneof![
        1 => Just(Piece::Nothing),
        3 => text().prop_map(Piece::Text),
        1 => Just(Piece::Rule),
        1 => prop::collection::vec(0..6_u8, 0..5).prop_map(Piece::Dots),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        prop_oneof![
            2 => boxed().prop_map(Piece::Strong),
            2 => (attributes(), boxed()).prop_map(|(attributes, inner)| Piece::Link(attributes, inner)),
            2 => (boxed(), boxed()).prop_map(|(one, other)| Piece::Pair(one, other)),
            4 => prop::collection::vec((0..8_u8, inner.clone(), inner.clone()), 0..6).prop_map(Piece::Keyed),
            2 => prop::collection::vec(inner.clone(), 0..5).prop_map(Piece::Plain),
        ]
    })
}

/// What becomes of one piece of a page.
#[derive(Debug, Clone)]
enum Change {
    Replace(Piece),
    Append(u8, Piece),
    Insert(usize, u8, Piece),
    Remove(usize),
    Swap(usize, usize),
    Rotate(usize),
    Reverse,
    Clear,
}

#[derive(Debug, Clone)]
enum Edit {
    /// Of one piece anywhere.
    Piece(prop::sample::Index, Change),
    Title(String),
    Root,
}

fn change() -> impl Strategy<Value = Change> {
    let at = 0..8_usize;
    prop_oneof![
        3 => piece().prop_map(Change::Replace),
        2 => (0..8_u8, piece()).prop_map(|(key, piece)| Change::Append(key, piece)),
        2 => (at.clone(), 0..8_u8, piece()).prop_map(|(at, key, piece)| Change::Insert(at, key, piece)),
        2 => at.clone().prop_map(Change::Remove),
        2 => (at.clone(), at.clone()).prop_map(|(a, b)| Change::Swap(a, b)),
        2 => at.prop_map(Change::Rotate),
        1 => Just(Change::Reverse),
        1 => Just(Change::Clear),
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        12 => (any::<prop::sample::Index>(), change()).prop_map(|(at, change)| Edit::Piece(at, change)),
        1 => text().prop_map(Edit::Title),
        1 => Just(Edit::Root),
    ]
}

/// One to eight pages, each the one before with up to five edits.
pub(crate) fn pages() -> impl Strategy<Value = Vec<Page>> {
    let first = (text(), piece()).prop_map(|(title, body)| Page { other: false, title, body });
    let steps = prop::collection::vec(prop::collection::vec(edit(), 0..6), 0..8);
    (first, steps).prop_map(|(first, steps)| {
        let mut pages = vec![first];
        for edits in steps {
            let mut page = pages[pages.len() - 1].clone();
            for edit in edits {
                page.apply(edit);
            }
            pages.push(page);
        }
        pages
    })
}

impl Page {
    fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Title(title) => self.title = title,
            Edit::Root => self.other = !self.other,
            Edit::Piece(at, Change::Replace(piece)) => {
                let at = at.index(self.body.count(&|_| true));
                *self.body.nth(at, &|_| true).expect("counted") = piece;
            }
            Edit::Piece(at, change) => {
                let lists = self.body.count(&Piece::is_list);
                if lists > 0 {
                    let list = self.body.nth(at.index(lists), &Piece::is_list).expect("counted");
                    list.apply(change);
                }
            }
        }
    }
}

impl Piece {
    fn is_list(&self) -> bool {
        matches!(self, Self::Keyed(_) | Self::Plain(_) | Self::Dots(_))
    }

    fn children(&mut self) -> Vec<&mut Self> {
        match self {
            Self::Nothing | Self::Text(_) | Self::Rule | Self::Dots(_) => Vec::new(),
            Self::Strong(inner) | Self::Link(_, inner) => vec![inner],
            Self::Pair(one, other) => vec![one, other],
            Self::Keyed(entries) => entries.iter_mut().flat_map(|(_, one, other)| [one, other]).collect(),
            Self::Plain(entries) => entries.iter_mut().collect(),
        }
    }

    /// How many pieces are in this one that are `wanted`, itself included.
    fn count(&mut self, wanted: &dyn Fn(&Self) -> bool) -> usize {
        usize::from(wanted(self)) + self.children().into_iter().map(|child| child.count(wanted)).sum::<usize>()
    }

    /// The one that `at` others come before.
    fn nth(&mut self, mut at: usize, wanted: &dyn Fn(&Self) -> bool) -> Option<&mut Self> {
        if wanted(self) {
            if at == 0 {
                return Some(self);
            }
            at -= 1;
        }
        for child in self.children() {
            let count = child.count(wanted);
            if at < count {
                return child.nth(at, wanted);
            }
            at -= count;
        }
        None
    }

    fn apply(&mut self, change: Change) {
        match self {
            Self::Keyed(entries) => change.of(entries, |key, piece| (key, piece, Self::Text("new".to_owned()))),
            Self::Plain(entries) => change.of(entries, |_, piece| piece),
            Self::Dots(keys) => change.of(keys, |key, _| key),
            _ => {}
        }
    }
}

impl Change {
    fn of<T>(self, entries: &mut Vec<T>, new: impl Fn(u8, Piece) -> T) {
        let len = entries.len();
        match self {
            Self::Append(key, piece) => entries.push(new(key, piece)),
            Self::Insert(at, key, piece) => entries.insert(at % (len + 1), new(key, piece)),
            Self::Clear => entries.clear(),
            Self::Reverse => entries.reverse(),
            Self::Remove(at) if len > 0 => drop(entries.remove(at % len)),
            Self::Swap(a, b) if len > 0 => entries.swap(a % len, b % len),
            Self::Rotate(by) if len > 0 => entries.rotate_left(by % len),
            Self::Remove(_) | Self::Swap(..) | Self::Rotate(_) | Self::Replace(_) => {}
        }
    }
}
