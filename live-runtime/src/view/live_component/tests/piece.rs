//! What random pages are made of.

#![expect(clippy::format_push_string, reason = "it reads well, and a test may allocate")]

use std::{
    cell::Cell,
    collections::{HashMap, HashSet},
    hash::Hash,
};

use super::parts::{Fold, Other, Plain, Songs};
use crate::{
    render::{Component as _, Dynamic, Parts, Render, Writer, Written},
    view::live_component::LiveElement,
};

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Hash)]
pub(super) enum Piece {
    Text(u8),
    Nothing,
    Strong(Box<Piece>),
    Pair(Box<Piece>, Box<Piece>),
    Keyed(Vec<(u8, Piece)>),
    /// The same, each entry with a memo.
    Memos(Vec<(u8, Piece)>),
    /// Its key is the number and the piece.
    Memo(u8, Box<Piece>),
    Component(Id, Box<Piece>),
    /// With a content that is kept, and shown while it has been clicked an even number of times.
    Fold(u8, Box<Piece>),
    /// A component with a stream.
    Songs(u8),
}

/// Of a component: which type it is, and its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Id {
    Plain(u8),
    Other(u8),
    Fold(u8),
    Songs(u8),
}

static STRONG: Parts = (912, 1, r#"["<strong>","</strong>"]"#, true);
static PAIR: Parts = (913, 2, r#"["",", ",""]"#, false);
static ROW: Parts = (914, 1, r#"["<li>","</li>"]"#, true);
static MEMO_ROW: Parts = (917, 2, r#"["<li>","</li>"]"#, true);
static MEMO: Parts = (918, 2, r#"["<u>","</u>"]"#, true);
static PLACE: Parts = (915, 1, r#"["",""]"#, false);

impl Render for Piece {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        match self {
            Self::Nothing => None::<&str>.render(dynamic),
            Self::Text(text) => text.render(dynamic),
            Self::Strong(inner) => dynamic.template(&STRONG, |writer| writer.value(inner)),
            Self::Pair(one, other) => dynamic.template(&PAIR, |writer| {
                writer.value(one);
                writer.value(other);
            }),
            Self::Keyed(entries) => dynamic.list(&ROW, |list| {
                for (key, piece) in entries {
                    list.keyed(key, |writer| writer.value(piece));
                }
            }),
            Self::Memos(entries) => dynamic.list(&MEMO_ROW, |list| {
                for (key, piece) in entries {
                    list.keyed(key, |writer| memo(piece, piece, writer));
                }
            }),
            Self::Memo(number, inner) => dynamic.template(&MEMO, |writer| memo(&(number, inner), inner, writer)),
            Self::Component(Id::Other(id), piece) => Other::builder().id(id).piece(piece).render_component(dynamic),
            Self::Component(Id::Plain(id) | Id::Fold(id) | Id::Songs(id), piece) => {
                Plain::builder().id(id).number(*id).piece(piece).render_component(dynamic)
            }
            Self::Fold(id, piece) => dynamic.template(&PLACE, |writer: &mut Writer<'_, '_>| {
                let content = writer.recorded(|dynamic| piece.render(dynamic));
                writer.component(Fold::builder().id(id).children(content));
            }),
            Self::Songs(id) => Songs::builder().id(id).number(*id).render_component(dynamic),
        }
    }
}

thread_local! {
    pub(super) static MEMOS: Cell<Memos> = Cell::default();
}

/// Memos that have been shown, and what was inside of them.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Memos {
    pub(super) shown: u32,
    pub(super) rendered: u32,
}

fn memo(key: &(impl Hash + ?Sized), piece: &Piece, writer: &mut Writer<'_, '_>) {
    let mut memos = MEMOS.get();
    memos.shown += 1;
    MEMOS.set(memos);
    writer.memo(key, |writer| {
        let mut memos = MEMOS.get();
        memos.rendered += 1;
        MEMOS.set(memos);
        writer.value(piece);
    });
}

pub(super) type Clicks = HashMap<Id, u32>;

/// What components have been sent of their streams, and the browser has not shown yet. Shown items are no longer in its tree.
pub(super) type Waiting = HashMap<Id, Vec<u32>>;

/// An item as the template has it.
fn item(of: u8, number: u32) -> String {
    let tag = if number.is_multiple_of(3) { "b" } else { "i" };
    format!("<li id=\"songs-{number}\"> <{tag}>{of}</{tag}>.{number} </li>")
}

impl Piece {
    /// What the browser is to show.
    pub(super) fn expected(&self, clicks: &Clicks, waiting: &mut Waiting, html: &mut String) {
        let of = |id| clicks.get(&id).copied().unwrap_or_default();
        match self {
            Self::Nothing => {}
            Self::Text(text) => html.push_str(&text.to_string()),
            Self::Strong(inner) => {
                html.push_str("<strong>");
                inner.expected(clicks, waiting, html);
                html.push_str("</strong>");
            }
            Self::Pair(one, other) => {
                one.expected(clicks, waiting, html);
                html.push_str(", ");
                other.expected(clicks, waiting, html);
            }
            Self::Memo(_, inner) => {
                html.push_str("<u>");
                inner.expected(clicks, waiting, html);
                html.push_str("</u>");
            }
            Self::Keyed(entries) | Self::Memos(entries) => {
                for (_, piece) in entries {
                    html.push_str("<li>");
                    piece.expected(clicks, waiting, html);
                    html.push_str("</li>");
                }
            }
            Self::Component(id @ Id::Other(_), _) if of(*id) > 1 => {
                *html += &format!("<p><i>{}</i></p>", of(*id));
            }
            Self::Component(id @ Id::Other(_), piece) => {
                *html += &format!("<p><b>{}</b> ", of(*id));
                piece.expected(clicks, waiting, html);
                html.push_str("</p>");
            }
            Self::Component(id @ (Id::Plain(number) | Id::Fold(number) | Id::Songs(number)), piece) => {
                *html += &format!("<div>{} <s>{number}</s>", of(*id));
                piece.expected(clicks, waiting, html);
                html.push_str("</div>");
            }
            Self::Fold(id, piece) => {
                let clicked = of(Id::Fold(*id));
                *html += &format!("<section>{clicked}");
                if clicked.is_multiple_of(2) {
                    piece.expected(clicks, waiting, html);
                }
                html.push_str("</section>");
            }
            Self::Songs(id) => {
                let clicked = of(Id::Songs(*id));
                let items = waiting.remove(&Id::Songs(*id)).unwrap_or_default();
                let items: String = items.into_iter().map(|number| item(*id, number)).collect();
                *html += &format!("<ul id=\"songs\" phx-update=\"stream\" data-clicks=\"{clicked}\">{items}</ul>");
            }
        }
    }

    /// The components that the browser shows.
    pub(super) fn shown(&self, clicks: &Clicks, ids: &mut HashSet<Id>) {
        let of = |id| clicks.get(&id).copied().unwrap_or_default();
        match self {
            Self::Nothing | Self::Text(_) => {}
            Self::Strong(inner) | Self::Memo(_, inner) => inner.shown(clicks, ids),
            Self::Pair(one, other) => {
                one.shown(clicks, ids);
                other.shown(clicks, ids);
            }
            Self::Keyed(entries) | Self::Memos(entries) => {
                for (_, piece) in entries {
                    piece.shown(clicks, ids);
                }
            }
            Self::Component(id, piece) => {
                ids.insert(*id);
                if !matches!(id, Id::Other(_) if of(*id) > 1) {
                    piece.shown(clicks, ids);
                }
            }
            Self::Fold(id, piece) => {
                ids.insert(Id::Fold(*id));
                if of(Id::Fold(*id)).is_multiple_of(2) {
                    piece.shown(clicks, ids);
                }
            }
            Self::Songs(id) => drop(ids.insert(Id::Songs(*id))),
        }
    }

    /// Leaves the first component of each id.
    pub(super) fn deduplicate(&mut self, seen: &mut HashSet<Id>) {
        let id = match self {
            Self::Component(id, _) => Some(*id),
            Self::Fold(id, _) => Some(Id::Fold(*id)),
            Self::Songs(id) => Some(Id::Songs(*id)),
            _ => None,
        };
        if id.is_some_and(|id| !seen.insert(id)) {
            *self = Self::Nothing;
            return;
        }
        match self {
            Self::Strong(inner) | Self::Memo(_, inner) | Self::Component(_, inner) | Self::Fold(_, inner) => {
                inner.deduplicate(seen);
            }
            Self::Pair(one, other) => {
                one.deduplicate(seen);
                other.deduplicate(seen);
            }
            Self::Keyed(entries) | Self::Memos(entries) => {
                for (_, piece) in entries {
                    piece.deduplicate(seen);
                }
            }
            Self::Nothing | Self::Text(_) | Self::Songs(_) => {}
        }
    }
}
