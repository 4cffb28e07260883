//! The live components of random pages.

use super::piece::Piece;
use crate::prelude::*;

pub(super) struct Clicked;

#[live_component]
#[derive(Default)]
pub(super) struct Plain {
    number: u8,
    piece: Option<Piece>,
    clicks: u32,
}

#[live_component]
impl Plain {
    pub(super) fn update(&mut self, number: u8, piece: &Piece) {
        self.number = number;
        self.piece = Some(piece.clone());
    }

    #[handle_update]
    pub(super) fn clicked(&mut self, _: Clicked) {
        self.clicks += 1;
    }

    /// The number never changes; another component has another one, with the same key.
    fn render(&self) -> impl Render {
        html! { <div>{self.clicks} <s :memo={()}>{self.number}</s>{&self.piece}</div> }
    }
}

#[live_component]
#[derive(Default)]
pub(super) struct Other {
    piece: Option<Piece>,
    clicks: u32,
}

#[live_component]
impl Other {
    pub(super) fn update(&mut self, piece: &Piece) {
        self.piece = Some(piece.clone());
    }

    #[handle_update]
    pub(super) fn clicked(&mut self, _: Clicked) {
        self.clicks += 1;
    }

    fn render(&self) -> impl Render {
        html! { <p>{if self.clicks > 1 { <i>{self.clicks}</i> } else { <b>{self.clicks}</b> {&self.piece} }}</p> }
    }
}

#[live_component]
#[derive(Default)]
pub(super) struct Fold {
    children: SlotContent,
    clicks: u32,
}

#[live_component]
impl Fold {
    pub(super) fn update(&mut self, children: SlotContent) {
        self.children = children;
    }

    #[handle_update]
    pub(super) fn clicked(&mut self, _: Clicked) {
        self.clicks += 1;
    }

    fn render(&self) -> impl Render {
        html! { <section>{self.clicks}{self.clicks.is_multiple_of(2).then_some(&self.children)}</section> }
    }
}

/// Of the component that it stands in, so that nobody shows another's.
pub(super) struct Song {
    of: u8,
    number: u32,
}

impl StreamItem for Song {
    type Key = u32;

    fn key(&self) -> u32 {
        self.number
    }
}

#[live_component]
pub(super) struct Songs {
    number: u8,
    list: Stream<Song>,
    clicks: u32,
}

#[live_component]
impl Songs {
    fn mount() -> Self {
        Self { number: 0, list: Stream::new("songs", []), clicks: 0 }
    }

    /// Every other one begins with a song.
    pub(super) fn update(&mut self, number: u8) {
        if self.number != number && number.is_multiple_of(2) {
            self.list.insert(Song { of: number, number: 0 }, At::End);
        }
        self.number = number;
    }

    #[handle_update]
    pub(super) fn clicked(&mut self, _: Clicked) {
        self.clicks += 1;
        self.list.insert(Song { of: self.number, number: self.clicks }, At::End);
    }

    fn render(&self) -> impl Render {
        html! {
            <ul id="songs" phx-update="stream" data-clicks={self.clicks}>
                <li :for={(dom_id, song) in &self.list} id={dom_id}>
                    {if song.number.is_multiple_of(3) { <b>{song.of}</b> } else { <i>{song.of}</i> }}.{song.number}
                </li>
            </ul>
        }
    }
}
