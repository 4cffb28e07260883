//! Random trees of live components, lists, branches, memos, streams and contents, with the npm client's own merge.

#![expect(clippy::format_push_string, reason = "it reads well, and a test may allocate")]

use std::{
    cell::Cell,
    collections::{HashMap, HashSet},
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use serde_json::Value;

use super::{Components, LiveElement, mounted::Mounted};
use crate::{
    prelude::*,
    render::{Cid, Component as _, Dynamic, Parts, Prints, Writer, Written},
};

const SESSIONS: usize = 400;
const STEPS: usize = 30;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Hash)]
enum Piece {
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
enum Id {
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
    static MEMOS: Cell<Memos> = Cell::default();
}

/// Memos that have been shown, and what was inside of them.
#[derive(Debug, Default, Clone, Copy)]
struct Memos {
    shown: u32,
    rendered: u32,
}

fn memo(key: &(impl std::hash::Hash + ?Sized), piece: &Piece, writer: &mut Writer<'_, '_>) {
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

struct Clicked;

#[live_component]
#[derive(Default)]
struct Plain {
    number: u8,
    piece: Option<Piece>,
    clicks: u32,
}

#[live_component]
impl Plain {
    fn update(&mut self, number: u8, piece: &Piece) {
        self.number = number;
        self.piece = Some(piece.clone());
    }

    #[handle_update]
    fn clicked(&mut self, _: Clicked) {
        self.clicks += 1;
    }

    /// The number never changes; another component has another one, with the same key.
    fn render(&self) -> impl Render {
        html! { <div>{self.clicks} <s :memo={()}>{self.number}</s>{&self.piece}</div> }
    }
}

#[live_component]
#[derive(Default)]
struct Other {
    piece: Option<Piece>,
    clicks: u32,
}

#[live_component]
impl Other {
    fn update(&mut self, piece: &Piece) {
        self.piece = Some(piece.clone());
    }

    #[handle_update]
    fn clicked(&mut self, _: Clicked) {
        self.clicks += 1;
    }

    fn render(&self) -> impl Render {
        html! { <p>{if self.clicks > 1 { <i>{self.clicks}</i> } else { <b>{self.clicks}</b> {&self.piece} }}</p> }
    }
}

#[live_component]
#[derive(Default)]
struct Fold {
    children: SlotContent,
    clicks: u32,
}

#[live_component]
impl Fold {
    fn update(&mut self, children: SlotContent) {
        self.children = children;
    }

    #[handle_update]
    fn clicked(&mut self, _: Clicked) {
        self.clicks += 1;
    }

    fn render(&self) -> impl Render {
        html! { <section>{self.clicks}{self.clicks.is_multiple_of(2).then_some(&self.children)}</section> }
    }
}

/// Of the component that it stands in, so that nobody shows another's.
struct Song {
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
struct Songs {
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
    fn update(&mut self, number: u8) {
        if self.number != number && number.is_multiple_of(2) {
            self.list.insert(Song { of: number, number: 0 }, At::End);
        }
        self.number = number;
    }

    #[handle_update]
    fn clicked(&mut self, _: Clicked) {
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

type Clicks = HashMap<Id, u32>;

/// What components have been sent of their streams, and the browser has not shown yet. Shown items are no longer in its tree.
type Waiting = HashMap<Id, Vec<u32>>;

/// An item as the template has it.
fn item(of: u8, number: u32) -> String {
    let tag = if number.is_multiple_of(3) { "b" } else { "i" };
    format!("<li id=\"songs-{number}\"> <{tag}>{of}</{tag}>.{number} </li>")
}

impl Piece {
    /// What the browser is to show.
    fn expected(&self, clicks: &Clicks, waiting: &mut Waiting, html: &mut String) {
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
    fn shown(&self, clicks: &Clicks, ids: &mut HashSet<Id>) {
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
    fn deduplicate(&mut self, seen: &mut HashSet<Id>) {
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

/// Numbers that look random, the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn small(&mut self, end: u64) -> u8 {
        u8::try_from(self.below(end)).expect("small")
    }

    fn piece(&mut self, depth: u32) -> Piece {
        if depth == 0 {
            return if self.below(4) == 0 { Piece::Nothing } else { Piece::Text(self.small(9)) };
        }
        let inner = |dice: &mut Self| Box::new(dice.piece(depth - 1));
        match self.below(16) {
            0 => Piece::Text(self.small(9)),
            1 => Piece::Strong(inner(self)),
            2 | 3 => Piece::Pair(inner(self), inner(self)),
            kind @ (4..=6 | 12) => {
                let mut keys: Vec<u8> = (0..8).filter(|_| self.below(2) == 0).collect();
                let len = keys.len();
                if len > 1 {
                    keys.rotate_left(usize::from(self.small(8)) % len);
                }
                let entries = keys.into_iter().map(|key| (key, self.piece(depth - 1))).collect();
                if kind > 5 { Piece::Memos(entries) } else { Piece::Keyed(entries) }
            }
            7 | 8 => Piece::Component(Id::Plain(self.small(6)), inner(self)),
            9 => Piece::Component(Id::Other(self.small(6)), inner(self)),
            10 => Piece::Fold(self.small(3), inner(self)),
            13..=15 => Piece::Memo(self.small(3), inner(self)),
            _ => Piece::Songs(1 + self.small(4)),
        }
    }

    /// Another piece in place of one that is somewhere in `piece`.
    fn edit(&mut self, piece: &mut Piece, depth: u32) {
        let stop = depth == 0 || self.below(4) == 0;
        match piece {
            Piece::Strong(inner) | Piece::Component(_, inner) | Piece::Fold(_, inner) if !stop => {
                self.edit(inner, depth - 1);
            }
            Piece::Memo(number, inner) if !stop => {
                *number = self.small(3);
                if self.below(2) == 0 {
                    self.edit(inner, depth - 1);
                }
            }
            Piece::Pair(one, other) if !stop => match self.below(3) {
                0 => std::mem::swap(one, other),
                1 => self.edit(one, depth - 1),
                _ => self.edit(other, depth - 1),
            },
            Piece::Keyed(entries) | Piece::Memos(entries) if !stop && !entries.is_empty() => {
                let at = usize::from(self.small(8)) % entries.len();
                match self.below(4) {
                    0 => entries.reverse(),
                    1 => drop(entries.remove(at)),
                    2 => entries.rotate_left(at),
                    _ => self.edit(&mut entries[at].1, depth - 1),
                }
            }
            piece => *piece = self.piece(depth),
        }
    }
}

/// One page, as the server knows it.
#[derive(Default)]
struct Session {
    prints: Prints,
    components: Option<Box<Components>>,
    clicks: Clicks,
    waiting: Waiting,
    messages: Vec<String>,
    expected: Vec<String>,
    pending: Vec<Cid>,
    destroyed: usize,
    is_other_page: bool,
}

impl Session {
    fn render(&mut self, page: &Piece) {
        let before = self.streams();
        let mut out = String::new();
        let (diff, _) = Components::diff_of_page(
            &mut self.components,
            &mut self.prints,
            &Whole(page, self.is_other_page),
            &mut out,
        );
        let changed = diff.finish();
        self.account(&before);
        self.sent(changed, out, page);
    }

    fn sent(&mut self, changed: bool, out: String, page: &Piece) {
        self.messages.push(if changed { out } else { "{}".to_owned() });
        let mut html = String::new();
        page.expected(&self.clicks, &mut self.waiting, &mut html);
        self.expected.push(format!("<main>{html}</main>"));
    }

    /// Something happens in a component.
    fn click(&mut self, id: Id, page: &Piece) {
        let Some(cid) = self.cid(id) else { return };
        let Some(components) = &mut self.components else { return };
        let Some(component) = components.component(cid) else { return };
        let any = component.as_any();
        if let Some(plain) = any.downcast_mut::<Mounted<Plain>>() {
            plain.component.clicked(Clicked);
        } else if let Some(other) = any.downcast_mut::<Mounted<Other>>() {
            other.component.clicked(Clicked);
        } else if let Some(fold) = any.downcast_mut::<Mounted<Fold>>() {
            fold.component.clicked(Clicked);
        } else if let Some(songs) = any.downcast_mut::<Mounted<Songs>>() {
            songs.component.clicked(Clicked);
        }
        let clicks = self.clicks.entry(id).or_default();
        *clicks += 1;
        if let Id::Songs(_) = id {
            self.waiting.entry(id).or_default().push(*clicks);
        }
        components.change(cid);
        let before = self.streams();
        let mut out = String::new();
        let (diff, _) = Components::diff(&mut self.components, &mut out);
        let changed = diff.finish();
        self.account(&before);
        self.sent(changed, out, page);
    }

    /// Each component with a stream, and whether the browser is about to remove it; `None` where there is none.
    fn streams(&self) -> Vec<(u8, Option<bool>)> {
        let is_marked = |number| {
            let cid = self.cid(Id::Songs(number))?;
            Some(self.components.as_ref()?.entries.get(&cid)?.marked)
        };
        (1..5).map(|number| (number, is_marked(number))).collect()
    }

    /// What a rendering has sent of streams, beside what has been clicked.
    fn account(&mut self, before: &[(u8, Option<bool>)]) {
        for (before, after) in before.iter().zip(self.streams()) {
            let (number, id) = (before.0, Id::Songs(before.0));
            match (before.1, after.1) {
                // Every other one begins with a song.
                (None, Some(_)) if number.is_multiple_of(2) => drop(self.waiting.insert(id, vec![0])),
                // What is sent whole says nothing of items that have been sent before.
                (None, _) | (Some(true), Some(false)) => drop(self.waiting.remove(&id)),
                _ => {}
            }
        }
    }

    fn cid(&self, id: Id) -> Option<Cid> {
        let components = self.components.as_ref()?;
        match id {
            Id::Plain(id) => components.find(std::any::TypeId::of::<Plain>(), &id.to_string()),
            Id::Other(id) => components.find(std::any::TypeId::of::<Other>(), &id.to_string()),
            Id::Fold(id) => components.find(std::any::TypeId::of::<Fold>(), &id.to_string()),
            Id::Songs(id) => components.find(std::any::TypeId::of::<Songs>(), &id.to_string()),
        }
    }

    /// The browser says which components it removes.
    fn will_destroy(&mut self, page: &Piece) {
        let mut shown = HashSet::new();
        page.shown(&self.clicks, &mut shown);
        let shown: HashSet<Cid> = shown.into_iter().filter_map(|id| self.cid(id)).collect();
        let Some(components) = &mut self.components else { return };
        self.pending = components.entries.keys().copied().filter(|cid| !shown.contains(cid)).collect();
        self.pending.sort();
        assert!(components.will_destroy(&payload(&self.pending)));
    }

    /// The browser says which components it has removed; those that are shown again it leaves out.
    fn destroyed(&mut self, page: &Piece) {
        let mut shown = HashSet::new();
        page.shown(&self.clicks, &mut shown);
        let shown: HashSet<Cid> = shown.into_iter().filter_map(|id| self.cid(id)).collect();
        let all = [Id::Plain, Id::Other, Id::Fold, Id::Songs];
        let ids: Vec<(Id, Cid)> =
            all.into_iter().flat_map(|of| (0..8).map(of)).filter_map(|id| Some((id, self.cid(id)?))).collect();
        let gone: Vec<Cid> = std::mem::take(&mut self.pending).into_iter().filter(|cid| !shown.contains(cid)).collect();
        let Some(components) = &mut self.components else { return };
        let answer: Value = serde_json::from_str(&components.destroyed(&payload(&gone)).expect("read")).expect("JSON");
        self.destroyed += answer["cids"].as_array().expect("a list").len();
        for (id, cid) in ids {
            if !components.entries.contains_key(&cid) {
                self.clicks.remove(&id);
            }
        }
        let message = format!("{{\"prune\":{}}}", answer["cids"]);
        self.sent(true, message, page);
    }
}

fn payload(cids: &[Cid]) -> String {
    let cids: Vec<u32> = cids.iter().map(|cid| cid.get()).collect();
    serde_json::json!({ "cids": cids }).to_string()
}

/// A page, and whether its outermost template is the other one.
struct Whole<'a>(&'a Piece, bool);

impl Render for Whole<'_> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        self.0.render(dynamic)
    }

    fn render_root(&self, root: crate::render::Root<'_>) -> Written {
        static PAGE: Parts = (916, 1, r#"["<main>","</main>"]"#, false);
        static OTHER_PAGE: Parts = (919, 1, r#"["<main>","</main>"]"#, false);
        root.template(if self.1 { &OTHER_PAGE } else { &PAGE }, |writer| writer.value(self.0))
    }
}

fn session(dice: &mut Dice) -> Session {
    let mut session = Session::default();
    let mut page = dice.piece(4);
    page.deduplicate(&mut HashSet::new());
    session.render(&page);
    while session.messages.len() <= STEPS {
        match dice.below(8) {
            0..=3 => {
                dice.edit(&mut page, 4);
                page.deduplicate(&mut HashSet::new());
                session.render(&page);
            }
            4 | 5 => {
                let mut shown = HashSet::new();
                page.shown(&session.clicks, &mut shown);
                let mut shown: Vec<Id> = shown.into_iter().collect();
                shown.sort_by_key(|id| format!("{id:?}"));
                if shown.is_empty() {
                    session.render(&page);
                } else {
                    let at = usize::try_from(dice.below(64)).expect("small") % shown.len();
                    session.click(shown[at], &page);
                }
            }
            6 if dice.below(4) == 0 => {
                // The browser forgets what it has of components, items of streams among it.
                session.waiting.clear();
                session.is_other_page = !session.is_other_page;
                session.render(&page);
            }
            6 => session.will_destroy(&page),
            _ => session.destroyed(&page),
        }
    }
    session
}

#[test]
fn the_npm_client_shows_random_trees_of_components() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut dice = Dice(7);
    let sessions: Vec<Session> = (0..SESSIONS).map(|_| session(&mut dice)).collect();
    let lines: Vec<String> = sessions
        .iter()
        .map(|session| {
            let (rendered, diffs) = session.messages.split_first().expect("a page");
            format!("{{\"rendered\":{rendered},\"diffs\":[{}]}}\n", diffs.join(","))
        })
        .collect();
    let input = lines.concat();
    let mut node = Command::new("node")
        .arg(folder.join("tests/client/merge.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("`node` (20 or later) is needed to run the npm client");
    let mut stdin = node.stdin.take().expect("piped");
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = node.wait_with_output().expect("node ran");
    writer.join().expect("no panic").expect("node read its input");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let mut steps = 0;
    for ((shown, session), line) in text.lines().zip(&sessions).zip(&lines) {
        let shown: Value = serde_json::from_str(shown).expect("a line of JSON");
        let Some(pages) = shown.as_array() else { panic!("{shown} in {line}") };
        for (step, (shown, expected)) in pages.iter().zip(&session.expected).enumerate() {
            assert_eq!(shown.as_str().expect("HTML"), *expected, "after message {step} of {line}");
            steps += 1;
        }
    }
    let destroyed: usize = sessions.iter().map(|session| session.destroyed).sum();
    let Memos { shown, rendered } = MEMOS.get();
    println!(
        "{steps} steps without a difference, {destroyed} components destroyed, {rendered} of {shown} memos rendered"
    );
    assert!(shown - rendered > 10_000, "{rendered} of {shown} memos rendered");
    assert!(steps >= 10_000, "{steps} steps");
    assert!(destroyed > 500, "{destroyed} components destroyed");
}

/// A page of so many components with a stream.
struct Many(u8);

impl Render for Many {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        Piece::Keyed((1..=self.0).map(|number| (number, Piece::Songs(number))).collect()).render(dynamic)
    }
}

#[test]
fn another_component_with_a_stream_sends_no_statics() {
    let (mut prints, mut components) = (Prints::default(), None);
    let mut message = |count| {
        let mut out = String::new();
        let (diff, _) = Components::diff_of_page(&mut components, &mut prints, &Many(count), &mut out);
        assert!(diff.finish());
        out
    };
    let first = message(2);
    assert_eq!(first.matches("phx-update").count(), 1, "two of one message: {first}");
    assert_eq!(first.matches("<li id=").count(), 1, "{first}");
    let third = message(3);
    assert_eq!(third.matches('<').count(), 0, "one more: {third}");
    assert!(third.contains(r#""stream":["3-songs",[],[]],"k":{"kc":0}"#), "{third}");
}

#[test]
fn a_component_that_the_browser_shows_again_stays() {
    let card = || Box::new(Piece::Component(Id::Plain(1), Box::new(Piece::Nothing)));
    let mut session = Session::default();
    session.render(&Piece::Fold(1, card()));
    let fold = session.cid(Id::Fold(1)).expect("shown");
    let shown = session.cid(Id::Plain(1)).expect("shown");
    session.render(&Piece::Nothing);
    session.render(&Piece::Memo(0, card()));
    // It is in the page once more when the browser hears what the server makes of this.
    let components = session.components.as_mut().expect("two");
    assert!(components.will_destroy(&payload(&[fold, shown])));
    session.render(&Piece::Memo(0, card()));
    let components = session.components.as_mut().expect("two");
    assert_eq!(components.destroyed(&payload(&[fold])), Some(format!("{{\"cids\":[{fold}]}}")));
    assert_eq!(session.cid(Id::Plain(1)), Some(shown));
}
