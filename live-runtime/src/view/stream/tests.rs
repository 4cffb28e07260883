//! What the browser is told of a stream, and what the server keeps.

use proptest::{collection::vec, prelude::*};
use serde_json::Value;

use super::*;
use crate::{
    Render, html,
    render::{Prints, to_html},
};

struct Song {
    id: u32,
    title: &'static str,
}

impl StreamItem for Song {
    type Key = u32;

    fn key(&self) -> u32 {
        self.id
    }
}

const fn song(id: u32, title: &'static str) -> Song {
    Song { id, title }
}

fn songs(ids: impl IntoIterator<Item = u32>) -> Stream<Song> {
    Stream::new("songs", ids.into_iter().map(|id| song(id, "a")))
}

fn page(songs: &Stream<Song>) -> impl Render {
    html! {
        <ul id="songs" phx-update="stream">
            <li :for={(dom_id, song) in songs} id={dom_id}>{song.title}</li>
        </ul>
    }
}

/// The diff to the page, empty where there is none.
fn diff(prints: &mut Prints, songs: &Stream<Song>) -> String {
    let mut diff = String::new();
    let _ = prints.diff(&page(songs), &mut diff).finish();
    diff
}

/// What the second diff says after `change`: of the stream, and of its items.
fn told(change: impl FnOnce(&mut Stream<Song>)) -> String {
    let mut songs = songs(1..=3);
    let mut prints = Prints::default();
    diff(&mut prints, &songs);
    change(&mut songs);
    let diff = diff(&mut prints, &songs);
    assert!(songs.pending().is_empty(), "pending after it was rendered");
    assert_eq!(songs.pending().operations.capacity(), 0, "memory is kept");
    diff
}

/// The ids that the page shows, without a browser.
fn shown(songs: &Stream<Song>) -> Vec<String> {
    to_html(&page(songs)).split("<li id=\"songs-").skip(1).map(|item| item.split('"').next().unwrap().into()).collect()
}

#[test]
fn the_first_diff_has_the_items_and_the_next_one_nothing() {
    let songs = songs(1..=2);
    let mut prints = Prints::default();
    assert_eq!(
        diff(&mut prints, &songs),
        concat!(
            r#"{"s":["<ul id=\"songs\" phx-update=\"stream\">","</ul>"],"#,
            r#""0":{"s":["<li id=\"","\">","</li>"],"stream":["songs",[["songs-1",-1,null,null],["songs-2",-1,null,null]],[]],"#,
            r#""k":{"0":{"0":"songs-1","1":"a"},"1":{"0":"songs-2","1":"a"},"kc":2}}}"#
        )
    );
    assert_eq!(diff(&mut prints, &songs), "");
}

#[test]
fn a_stream_that_is_empty_at_first_is_told_of() {
    let songs = songs([]);
    let mut prints = Prints::default();
    assert!(diff(&mut prints, &songs).contains(r#""stream":["songs",[],[]],"k":{"kc":0}"#));
    assert_eq!(diff(&mut prints, &songs), "");
}

#[test]
fn operations() {
    type Change = fn(&mut Stream<Song>);
    let cases: [(&str, Change, &str); 13] = [
        ("nothing", |_| {}, ""),
        (
            "at the end",
            |songs| songs.insert(song(4, "b"), At::End),
            r#"["songs",[["songs-4",-1,null,null]],[]],"k":{"0":{"0":"songs-4","1":"b"},"kc":1}"#,
        ),
        (
            "at the start",
            |songs| songs.insert(song(4, "b"), At::Start),
            r#"["songs",[["songs-4",0,null,null]],[]],"k":{"0":{"0":"songs-4","1":"b"},"kc":1}"#,
        ),
        (
            "at an index",
            |songs| songs.insert(song(4, "b"), At::Index(2)),
            r#"["songs",[["songs-4",2,null,null]],[]],"k":{"0":{"0":"songs-4","1":"b"},"kc":1}"#,
        ),
        (
            "update",
            |songs| songs.update(song(2, "b")),
            r#"["songs",[["songs-2",-1,null,true]],[]],"k":{"0":{"0":"songs-2","1":"b"},"kc":1}"#,
        ),
        ("delete", |songs| songs.delete(2), r#"["songs",[],["songs-2"]],"k":{"kc":0}"#),
        ("delete what is not there", |songs| songs.delete(9), r#"["songs",[],["songs-9"]],"k":{"kc":0}"#),
        (
            "insert and delete",
            |songs| {
                songs.insert(song(4, "b"), At::End);
                songs.delete_by_dom_id("songs-4");
            },
            r#"["songs",[],["songs-4"]],"k":{"kc":0}"#,
        ),
        (
            "delete and insert",
            |songs| {
                songs.delete_item(&song(2, "a"));
                songs.delete(2);
                songs.insert(song(2, "b"), At::Start);
            },
            r#"["songs",[["songs-2",0,null,null]],["songs-2"]],"k":{"0":{"0":"songs-2","1":"b"},"kc":1}"#,
        ),
        (
            "insert twice, and update",
            |songs| {
                songs.insert(song(4, "b"), At::Start);
                songs.insert(song(5, "b"), At::End);
                songs.insert(song(4, "c"), At::End);
                songs.update(song(4, "d"));
            },
            concat!(
                r#"["songs",[["songs-4",0,null,null],["songs-5",-1,null,null]],[]],"#,
                r#""k":{"0":{"0":"songs-4","1":"d"},"1":{"0":"songs-5","1":"b"},"kc":2}"#
            ),
        ),
        (
            "reset",
            |songs| {
                songs.insert(song(4, "b"), At::End);
                songs.delete(1);
                songs.reset([song(7, "b")]);
                songs.insert(song(8, "c"), At::Start);
            },
            concat!(
                r#"["songs",[["songs-7",-1,null,null],["songs-8",0,null,null]],[],true],"#,
                r#""k":{"0":{"0":"songs-7","1":"b"},"1":{"0":"songs-8","1":"c"},"kc":2}"#
            ),
        ),
        ("reset to nothing", |songs| songs.reset([]), r#"["songs",[],[],true],"k":{"kc":0}"#),
        (
            "limits",
            |songs| {
                songs.set_limit(Limit::First(2));
                songs.insert(song(4, "b"), At::Start);
                songs.set_limit(Limit::Last(5));
                songs.insert(song(5, "b"), At::End);
                songs.set_limit(None);
                songs.insert(song(6, "b"), At::End);
            },
            concat!(
                r#"["songs",[["songs-4",0,2,null],["songs-5",-1,-5,null],["songs-6",-1,null,null]],[]],"#,
                r#""k":{"0":{"0":"songs-4","1":"b"},"1":{"0":"songs-5","1":"b"},"2":{"0":"songs-6","1":"b"},"kc":3}"#
            ),
        ),
    ];
    for (name, change, expected) in cases {
        let expected = if expected.is_empty() { String::new() } else { format!("{{\"0\":{{\"stream\":{expected}}}}}") };
        assert_eq!(told(change), expected, "{name}");
    }
}

#[test]
fn html_shows_what_the_browser_will_and_takes_nothing() {
    let mut songs = songs(1..=3);
    songs.insert(song(4, "a"), At::Start);
    songs.insert(song(5, "a"), At::Index(1));
    songs.insert(song(6, "a"), At::Index(100));
    songs.update(song(7, "a"));
    songs.delete(2);
    assert_eq!(shown(&songs), ["4", "5", "1", "3", "6"]);
    assert_eq!(shown(&songs), ["4", "5", "1", "3", "6"]);
    assert_eq!(shown(&songs.limit(Limit::First(2))), ["4", "5"]);
    assert_eq!(shown(&Stream::new("songs", (1..=9).map(|id| song(id, "a"))).limit(Limit::Last(2))), ["8", "9"]);
}

#[test]
fn what_no_template_shows_is_forgotten() {
    let mut songs = songs(1..=3);
    songs.after_render();
    assert!(songs.pending().is_empty());
    assert_eq!(diff(&mut Prints::default(), &songs).matches("songs-").count(), 0);
}

#[test]
fn a_second_place_shows_nothing() {
    let songs = songs(1..=2);
    let both = html! { <div>{page(&songs)}</div><div>{page(&songs)}</div> };
    let mut diff = String::new();
    let _ = Prints::default().diff(&both, &mut diff).finish();
    assert_eq!(diff.matches(r#"{"0":"songs-1","1":"a"}"#).count(), 1);
}

#[test]
fn a_stream_that_comes_back_is_told_of_anew() {
    let mut songs = songs([1]);
    let mut prints = Prints::default();
    let mut diff = |songs: &Stream<Song>, open: bool| {
        let mut diff = String::new();
        let _ = prints.diff(&html! { <div>{if open { {page(songs)} }}</div> }, &mut diff).finish();
        diff
    };
    diff(&songs, true);
    assert_eq!(diff(&songs, false), r#"{"0":""}"#);
    songs.reset([song(2, "b")]);
    let again = diff(&songs, true);
    assert!(again.contains(r#""stream":["songs",[["songs-2",-1,null,null]],[],true]"#), "{again}");
    assert!(again.contains(r#""s":"#), "{again}");
}

#[test]
fn items_are_whole_with_templates_and_lists_in_them() {
    let songs = Stream::with_key("songs", [(1, vec!["x", "y"]), (2, vec![])], |song: &(u32, _)| song.0);
    let page = html! {
        <ul id="songs" phx-update="stream">
            <li :for={(dom_id, (id, tags)) in &songs} id={dom_id}>
                <b :if={*id == 1}>first</b><i :for={tag in tags}>{tag}</i>
            </li>
        </ul>
    };
    let mut diff = String::new();
    let _ = Prints::default().diff(&page, &mut diff).finish();
    assert!(diff.contains(r#""1":{"0":"songs-2","1":"","2":""},"kc":2}"#), "{diff}");
    assert!(to_html(&html! { <p>"x"</p> }).contains('x'));
}

#[test]
#[should_panic(expected = "the name of a stream")]
fn a_name_that_no_selector_could_find() {
    let _ = Stream::with_key("my \"songs\"", [1], |id| *id);
}

/// What a browser has of a stream: ids and titles, in order.
#[derive(Debug, Default, PartialEq)]
struct Browser(Vec<(String, String)>);

impl Browser {
    fn apply(&mut self, diff: &str) {
        if diff.is_empty() {
            return;
        }
        let diff: Value = serde_json::from_str(diff).unwrap();
        let (stream, entries) = (&diff["0"]["stream"], &diff["0"]["k"]);
        let (inserts, deletes) = (stream[1].as_array().unwrap(), stream[2].as_array().unwrap());
        if stream.get(3).is_some() {
            self.0.clear();
        }
        self.0.retain(|(id, _)| !deletes.iter().any(|gone| gone == id));
        assert_eq!(entries["kc"], inserts.len(), "an insert for each item: {diff}");
        for (index, insert) in inserts.iter().enumerate() {
            let entry = &entries[index.to_string()];
            let (id, title) = (entry["0"].as_str().unwrap().to_owned(), entry["1"].as_str().unwrap().to_owned());
            assert_eq!(insert[0], *id, "inserts and items are in one order: {diff}");
            let is_gone = deletes.iter().any(|gone| *gone == *id) || stream.get(3).is_some();
            assert!(!(is_gone && insert[3] == true), "the npm client would bring it back: {diff}");
            if let Some(known) = self.0.iter_mut().find(|(known, _)| *known == id) {
                known.1 = title;
            } else if insert[3] != true {
                let at = if insert[1] == 0 { 0 } else { self.0.len() };
                self.0.insert(at, (id, title));
            }
        }
    }
}

#[derive(Debug, Clone)]
enum Act {
    Insert(u32, bool),
    Update(u32),
    Delete(u32),
    Reset(Vec<u32>),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let id = 0..5_u32;
    let act = prop_oneof![
        4 => (id.clone(), any::<bool>()).prop_map(|(id, start)| Act::Insert(id, start)),
        2 => id.clone().prop_map(Act::Update),
        3 => id.clone().prop_map(Act::Delete),
        1 => vec(id, 0..3).prop_map(Act::Reset),
    ];
    vec(act, 0..12)
}

fn perform(songs: &mut Stream<Song>, act: &Act, title: &'static str) {
    match act {
        Act::Insert(id, start) => songs.insert(song(*id, title), if *start { At::Start } else { At::End }),
        Act::Update(id) => songs.update(song(*id, title)),
        Act::Delete(id) => songs.delete(*id),
        Act::Reset(ids) => songs.reset(ids.iter().map(|id| song(*id, title))),
    }
}

proptest! {
    /// Several operations in one diff come to the same as a diff for each.
    #[test]
    fn operations_may_be_told_together(acts in acts(), titles in vec(prop::sample::select(&["a", "b", "c"][..]), 12)) {
        let mut pages = [Browser::default(), Browser::default()];
        for (page, each) in pages.iter_mut().zip([true, false]) {
            let mut songs = songs(0..2);
            let mut prints = Prints::default();
            page.apply(&diff(&mut prints, &songs));
            for (act, title) in acts.iter().zip(&titles) {
                perform(&mut songs, act, title);
                if each {
                    page.apply(&diff(&mut prints, &songs));
                }
            }
            page.apply(&diff(&mut prints, &songs));
        }
        prop_assert_eq!(&pages[0], &pages[1]);
    }

    /// The HTML is what the browser makes of the first diff.
    #[test]
    fn html_is_as_the_first_diff(acts in acts()) {
        let mut songs = songs(0..2);
        for act in &acts {
            perform(&mut songs, act, "a");
        }
        let shown: Vec<String> = shown(&songs).iter().map(|id| format!("songs-{id}")).collect();
        let mut page = Browser::default();
        page.apply(&diff(&mut Prints::default(), &songs));
        prop_assert_eq!(shown, page.0.into_iter().map(|(id, _)| id).collect::<Vec<_>>());
    }
}
