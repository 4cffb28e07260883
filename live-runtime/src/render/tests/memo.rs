use std::cell::Cell;

use super::diff;
use crate::{
    prelude::*,
    render::{Prints, to_html},
};

/// How often what is inside of a memo has been rendered.
#[derive(Default)]
struct Rendered(Cell<u32>);

impl Rendered {
    fn note<T>(&self, value: T) -> T {
        self.0.set(self.0.get() + 1);
        value
    }

    fn since(&self) -> u32 {
        self.0.take()
    }
}

#[test]
fn an_equal_key_is_not_rendered_again() {
    let rendered = Rendered::default();
    let page = |version: u32, text: &'static str| {
        let rendered = &rendered;
        html! { <main>{version}<p :memo={version}><b>{rendered.note(text)}</b></p></main> }
    };
    let mut prints = Prints::default();
    diff(&mut prints, &page(1, "one"));
    assert_eq!(rendered.since(), 1);
    assert_eq!(diff(&mut prints, &page(1, "one")), "");
    assert_eq!(diff(&mut prints, &page(1, "another")), "", "what the key doesn't say is not looked at");
    assert_eq!(rendered.since(), 0);
    assert_eq!(diff(&mut prints, &page(2, "one")), r#"{"0":"2"}"#, "the prints are kept");
    assert_eq!(diff(&mut prints, &page(3, "three")), r#"{"0":"3","1":{"0":"three"}}"#);
    assert_eq!(rendered.since(), 2);
}

#[test]
fn html_is_as_if_it_were_not_there() {
    let page = html! { <p :memo={1}>{1}</p><ul><li :for={n in [2, 3]} :memo={n}>{n}</li></ul> };
    assert_eq!(to_html(&page), "<p>1</p><ul><li>2</li><li>3</li></ul>");
    assert_eq!(to_html(&page), to_html(&page));
}

#[test]
fn the_one_tag_of_a_template_adds_nothing_to_what_is_sent() {
    let with = html! { <ul><li :for={n in [1, 2]} :key={n} :memo={n}>{n}</li></ul>{if true { <b :memo={1}>{1}</b> }} };
    let without = html! { <ul><li :for={n in [1, 2]} :key={n}>{n}</li></ul>{if true { <b>{1}</b> }} };
    assert_eq!(diff(&mut Prints::default(), &with), diff(&mut Prints::default(), &without));
}

#[test]
fn a_whole_page_can_have_one() {
    let page = |version: u32, text: &'static str| html! { <p :memo={version}>{text}</p> };
    let mut prints = Prints::default();
    assert_eq!(diff(&mut prints, &page(1, "one")), r#"{"s":["<p>","</p>"],"0":"one"}"#);
    assert_eq!(diff(&mut prints, &page(1, "two")), "");
    assert_eq!(diff(&mut prints, &page(2, "two")), r#"{"0":"two"}"#);
}

#[test]
fn a_branch_that_comes_back_is_rendered() {
    let rendered = Rendered::default();
    let page = |is_open: bool| {
        let rendered = &rendered;
        html! { <main>{if is_open { <p :memo={1}>{rendered.note("open")}</p> } else { <i>closed</i> }}</main> }
    };
    let mut prints = Prints::default();
    diff(&mut prints, &page(true));
    diff(&mut prints, &page(false));
    assert_eq!(diff(&mut prints, &page(true)), r#"{"0":{"s":["<p>","</p>"],"r":1,"0":"open"}}"#);
    assert_eq!(diff(&mut prints, &page(true)), "");
    assert_eq!(rendered.since(), 2);
}

#[test]
fn branches_that_look_the_same_are_told_apart() {
    let (one, other) = ((1, "one"), (1, "other"));
    let page = |is_one: bool| {
        html! { <main>{if is_one { <p :memo={one.0}>{one.1}</p> } else { <p :memo={other.0}>{other.1}</p> }}</main> }
    };
    let mut prints = Prints::default();
    diff(&mut prints, &page(true));
    assert!(diff(&mut prints, &page(false)).contains("other"));
    assert!(diff(&mut prints, &page(true)).contains("one"));
}

#[test]
fn another_outermost_template_forgets_all() {
    let one = html! { <main>{1}<p :memo={1}>{"text"}</p></main> };
    let other = html! { <div>{1}<p :memo={1}>{"text"}</p></div> };
    let mut prints = Prints::default();
    let first = diff(&mut prints, &one);
    diff(&mut prints, &other);
    assert_eq!(diff(&mut prints, &one), first);
}

#[test]
fn entries_move_with_their_memos() {
    let rendered = Rendered::default();
    let page = |rows: &[(u32, &'static str)]| {
        let rendered = &rendered;
        let rows = rows.to_vec();
        html! { <ul><li :for={row in &rows} :key={row.0} :memo={row}>{rendered.note(row.1)}<i :memo={row.1}>{row.0}</i></li></ul> }
    };
    let mut prints = Prints::default();
    diff(&mut prints, &page(&[(1, "a"), (2, "b"), (3, "c")]));
    assert_eq!(rendered.since(), 3);
    assert_eq!(
        diff(&mut prints, &page(&[(3, "c"), (2, "b"), (1, "a")])),
        r#"{"0":{"k":{"0":2,"2":0,"kc":3,"km":true}}}"#
    );
    assert_eq!(rendered.since(), 0);
    assert_eq!(
        diff(&mut prints, &page(&[(2, "B"), (3, "c"), (1, "a")])),
        r#"{"0":{"k":{"0":[1,{"0":"B"}],"1":0,"kc":3,"km":true}}}"#
    );
    assert_eq!(rendered.since(), 1);
    diff(&mut prints, &page(&[(3, "c")]));
    diff(&mut prints, &page(&[(3, "c"), (1, "a")]));
    assert_eq!(rendered.since(), 1, "an entry that is new is rendered");
}

#[test]
fn a_memo_inside_of_one_is_asked_where_the_outer_key_differs() {
    let rendered = Rendered::default();
    let page = |outer: u32, inner: u32, text: u32| {
        let rendered = &rendered;
        html! { <div :memo={outer}>{text}<p :memo={inner}>{rendered.note(text)}</p></div> }
    };
    let mut prints = Prints::default();
    diff(&mut prints, &page(1, 1, 1));
    assert_eq!(diff(&mut prints, &page(1, 2, 2)), "");
    assert_eq!(diff(&mut prints, &page(2, 1, 2)), r#"{"0":"2"}"#);
    assert_eq!(rendered.since(), 1);
    assert_eq!(diff(&mut prints, &page(3, 2, 2)), r#"{"1":{"0":"2"}}"#);
}

#[component]
fn card(title: &str, children: &Slot, #[slot] line: &[Slot<u32>]) -> impl Render {
    html! { <section><h2>{title}</h2>{children}<p :for={n in 0..2}><i :for={line in line}>{line.with(n)}</i></p></section> }
}

#[test]
fn components_and_slots() {
    let rendered = Rendered::default();
    let page = |version: u32, text: &'static str| {
        let rendered = &rendered;
        html! {
            <.card title={text}>
                <b :memo={version}>{rendered.note(text)}</b>
                <:line :let={n} :memo={(n, version)}>{n}{rendered.note(text)}</:line>
                <:line :if={version < 9} :memo={version}><u :memo={version}>{rendered.note(text)}</u></:line>
            </.card>
            <.card :memo={version} title={rendered.note(text)}>{text}</.card>
        }
    };
    let mut prints = Prints::default();
    diff(&mut prints, &page(1, "a"));
    assert_eq!(rendered.since(), 6);
    assert_eq!(diff(&mut prints, &page(1, "b")), r#"{"0":{"0":"b"}}"#, "the title of the first card alone");
    assert_eq!(rendered.since(), 0);
    diff(&mut prints, &page(2, "b"));
    assert_eq!(rendered.since(), 6);
    let mut fresh = Prints::default();
    diff(&mut fresh, &page(2, "b"));
    assert_eq!(diff(&mut fresh, &page(3, "c")), diff(&mut prints, &page(3, "c")));
}

#[test]
fn a_stream_inside_is_told_of_what_happens_to_it() {
    let mut songs = Stream::with_key("songs", ["first"], |song| (*song).to_owned());
    let rendered = Rendered::default();
    let mut prints = Prints::default();
    let mut page = |songs: &Stream<&'static str, String>| {
        let rendered = &rendered;
        let page = html! {
            <main :memo={1}>
                <i :memo={1}>{rendered.note(1)}</i>
                <ul id="songs" phx-update="stream"><li :for={(dom_id, song) in songs} id={dom_id}>{song}</li></ul>
            </main>
        };
        diff(&mut prints, &page)
    };
    assert!(page(&songs).contains("first"));
    assert_eq!(page(&songs), "");
    songs.insert("second", At::End);
    assert!(page(&songs).contains("second"));
    assert_eq!(page(&songs), "");
    assert_eq!(rendered.since(), 1, "what is beside the stream is kept");
}

#[test]
fn a_key_is_anything_that_has_a_hash() {
    let (name, tags) = (String::from("Ada"), vec![1, 2]);
    let page = html! { <p :memo={name}>{&name}</p><p :memo={(&name, tags.as_slice(), Some('x'))}/><p :memo={*name}/> };
    assert_eq!(to_html(&page), "<p>Ada</p><p></p><p></p>");
}
