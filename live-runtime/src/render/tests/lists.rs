use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tracing::{Event, Metadata, Subscriber, span};

use super::{B, FIXED, P, around, diff};
use crate::render::{Parts, Prints, Render, Rendered, Writer};

static ROW: Parts = (201, 1, r#"["<li>","</li>"]"#, true);

/// A list whose entries are known by their digit, `a1` and `b1` being states of the same one.
fn list(entries: &str) -> impl Render {
    let entries: Vec<String> = entries.split_whitespace().map(ToOwned::to_owned).collect();
    Rendered::new(&P, move |w: &mut Writer<'_, '_>| {
        w.list(&ROW, |list| {
            for entry in &entries {
                list.keyed(&entry[1..], |w| w.value(&entry[..1]));
            }
        });
    })
}

/// What is sent for the list after it was sent as `before`: the content of `k`.
fn change(before: &str, after: &str) -> String {
    let mut prints = Prints::default();
    diff(&mut prints, &list(before));
    let diff = diff(&mut prints, &list(after));
    let Some(k) = diff.strip_prefix(r#"{"0":{"k":{"#) else { return diff };
    k.strip_suffix("}}}").expect("closed").to_owned()
}

#[test]
fn the_first_time_all_entries_are_sent() {
    let mut prints = Prints::default();
    assert_eq!(
        diff(&mut prints, &list("a1 b2")),
        r#"{"s":["<p>","</p>"],"0":{"s":["<li>","</li>"],"k":{"0":{"0":"a"},"1":{"0":"b"},"kc":2}}}"#
    );
    assert_eq!(diff(&mut prints, &list("a1 b2")), "");
}

#[test]
fn entries_are_changed_added_removed_and_moved() {
    for (before, after, expected) in [
        ("a1 b2 c3", "a1 x2 c3", r#""1":{"0":"x"},"kc":3"#),
        ("a1 b2", "a1 b2 c3", r#""2":{"0":"c"},"kc":3"#),
        ("a1 b2", "c3 a1 b2", r#""0":{"0":"c"},"1":0,"2":1,"kc":3,"km":true"#),
        ("a1 b2", "a1 c3 b2", r#""1":{"0":"c"},"2":1,"kc":3,"km":true"#),
        ("a1 b2 c3", "a1 b2", r#""kc":2"#),
        ("a1 b2 c3", "a1 c3", r#""1":2,"kc":2,"km":true"#),
        ("a1 b2 c3", "b2 c3", r#""0":1,"1":2,"kc":2,"km":true"#),
        ("a1 b2 c3", "c3 b2 a1", r#""0":2,"2":0,"kc":3,"km":true"#),
        ("a1 b2 c3", "b2 a1 c3", r#""0":1,"1":0,"kc":3,"km":true"#),
        ("a1 b2 c3", "c3 a1 b2", r#""0":2,"1":0,"2":1,"kc":3,"km":true"#),
        ("a1 b2 c3", "x2 a1", r#""0":[1,{"0":"x"}],"1":0,"kc":2,"km":true"#),
        ("a1 b2 c3", "c3 x2 a1", r#""0":2,"1":{"0":"x"},"2":0,"kc":3,"km":true"#),
        ("a1 b2", "c3 b2", r#""0":{"0":"c"},"kc":2"#),
        ("a1 b2", "c3 d4", r#""0":{"0":"c"},"1":{"0":"d"},"kc":2"#),
        ("a1 b2", "", r#""kc":0"#),
        ("a1 b2", "a1 b2", ""),
    ] {
        assert_eq!(change(before, after), expected, "{before} → {after}");
    }
}

#[test]
fn an_empty_list_is_nothing_until_it_is_filled() {
    let mut prints = Prints::default();
    assert_eq!(diff(&mut prints, &list("")), r#"{"s":["<p>","</p>"],"0":""}"#);
    assert_eq!(diff(&mut prints, &list("")), "");
    assert_eq!(diff(&mut prints, &around(&P, "")), "");
    assert_eq!(diff(&mut prints, &list("")), "");
    assert_eq!(diff(&mut prints, &list("a1")), r#"{"0":{"s":["<li>","</li>"],"k":{"0":{"0":"a"},"kc":1}}}"#);
    assert_eq!(diff(&mut prints, &list("")), r#"{"0":{"k":{"kc":0}}}"#);
    assert_eq!(diff(&mut prints, &list("")), "");
    assert_eq!(diff(&mut prints, &list("b2")), r#"{"0":{"k":{"0":{"0":"b"},"kc":1}}}"#);
    assert_eq!(diff(&mut prints, &around(&P, "text")), r#"{"0":"text"}"#);
    assert_eq!(diff(&mut prints, &list("")), r#"{"0":""}"#);
}

#[test]
fn entries_of_another_template_are_another_list() {
    let of = |template: &'static Parts, entries: &'static [&'static str]| {
        Rendered::new(&P, move |w: &mut Writer<'_, '_>| {
            w.list(template, |list| entries.iter().for_each(|entry| list.entry(|w| w.value(entry))));
        })
    };
    let mut prints = Prints::default();
    diff(&mut prints, &of(&ROW, &["a"]));
    assert_eq!(diff(&mut prints, &of(&B, &["a"])), r#"{"0":{"s":["<b>","</b>"],"k":{"0":{"0":"a"},"kc":1}}}"#);
    assert_eq!(diff(&mut prints, &of(&ROW, &[])), r#"{"0":""}"#);
}

#[test]
fn entries_without_dynamics_are_counted() {
    let dots = |keys: &'static [u8]| {
        Rendered::new(&P, move |w: &mut Writer<'_, '_>| {
            w.list(&FIXED, |list| keys.iter().for_each(|key| list.keyed(key, |_| {})));
        })
    };
    let mut prints = Prints::default();
    assert_eq!(
        diff(&mut prints, &dots(&[1, 2])),
        r#"{"s":["<p>","</p>"],"0":{"s":["<hr>"],"k":{"0":{},"1":{},"kc":2}}}"#
    );
    assert_eq!(diff(&mut prints, &dots(&[2])), r#"{"0":{"k":{"0":1,"kc":1,"km":true}}}"#);
    assert_eq!(diff(&mut prints, &dots(&[2])), "");
}

#[test]
fn entries_without_a_key_are_known_by_position() {
    let mut prints = Prints::default();
    diff(&mut prints, &around(&P, &["a", "b", "c"]));
    assert_eq!(diff(&mut prints, &around(&P, &["b", "c"])), r#"{"0":{"k":{"0":{"0":"b"},"1":{"0":"c"},"kc":2}}}"#);
    assert_eq!(diff(&mut prints, &around(&P, &["b", "c", "d"])), r#"{"0":{"k":{"2":{"0":"d"},"kc":3}}}"#);
}

#[test]
fn lists_and_templates_nest_in_entries() {
    let page = |rows: &'static [(u8, &'static [&'static str])]| {
        Rendered::new(&P, move |w: &mut Writer<'_, '_>| {
            w.list(&ROW, |list| {
                for (key, tags) in rows {
                    list.keyed(key, |w| w.value(&tags.iter().map(|tag| around(&B, tag)).collect::<Vec<_>>()));
                }
            });
        })
    };
    let mut prints = Prints::default();
    diff(&mut prints, &page(&[(1, &["x"]), (2, &[])]));
    assert_eq!(diff(&mut prints, &page(&[(1, &["x"]), (2, &[])])), "");
    assert_eq!(
        diff(&mut prints, &page(&[(1, &["x", "y"]), (2, &[])])),
        r#"{"0":{"k":{"0":{"0":{"k":{"1":{"0":{"s":["<b>","</b>"],"r":1,"0":"y"}},"kc":2}}},"kc":2}}}"#
    );
    assert_eq!(
        diff(&mut prints, &page(&[(2, &[]), (1, &["x", "z"])])),
        r#"{"0":{"k":{"0":1,"1":[0,{"0":{"k":{"1":{"0":{"0":"z"}},"kc":2}}}],"kc":2,"km":true}}}"#
    );
    assert_eq!(
        diff(&mut prints, &page(&[(2, &["w"]), (1, &["x"])])),
        concat!(
            r#"{"0":{"k":{"0":{"0":{"s":["",""],"k":{"0":{"0":{"s":["<b>","</b>"],"r":1,"0":"w"}},"kc":1}}},"#,
            r#""1":{"0":{"k":{"kc":1}}},"kc":2}}}"#
        )
    );
}

#[test]
fn of_two_entries_with_the_same_key_one_is_moved() {
    assert_eq!(change("a1 b1", "a1 b1"), "");
    assert_eq!(change("a1 b2", "a1 b2 c1"), r#""2":{"0":"c"},"kc":3"#);
    assert_eq!(change("a1 b1 c2", "c2 a1 b1"), r#""0":2,"1":0,"2":{"0":"b"},"kc":3,"km":true"#);
    assert_eq!(change("a1 b1", "c2 b1"), r#""0":{"0":"c"},"1":[0,{"0":"b"}],"kc":2,"km":true"#);
}

#[test]
fn two_entries_with_the_same_key_are_warned_of_when_they_appear() {
    let warnings = Warnings::default();
    let count = warnings.0.clone();
    tracing::subscriber::with_default(warnings, || {
        let mut prints = Prints::default();
        let mut warned = |entries: &str| {
            diff(&mut prints, &list(entries));
            count.swap(0, Ordering::Relaxed)
        };
        assert_eq!(warned("a1 b2"), 0);
        assert_eq!(warned("a1 b2 c1"), 1);
        assert_eq!(warned("a1 b2 d1"), 0, "the entries are the same");
        assert_eq!(warned("a1 b2"), 0);
        assert_eq!(warned("a1 b2 c3"), 0);
    });
}

/// Counts events.
#[derive(Default)]
struct Warnings(Arc<AtomicUsize>);

impl Subscriber for Warnings {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, _: &Event<'_>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}
