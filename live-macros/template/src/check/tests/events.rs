//! Events and what is sent with them.

use super::{found, right, wrong};
use crate::View;

#[test]
fn event_names() {
    wrong(&[
        ("<p phx-click=\"remov\" phx-value-id=\"1\"/>", "`Songs` has no event `remov`\nhelp: did you mean `remove`?"),
        (
            "<p phx-click=\"explode\"/>",
            "`Songs` has no event `explode`\nhelp: the events of `Songs` are `add`, `remove`, `rate`, `press`, `switch`, `validate`, `more`, `search`",
        ),
        ("<.form phx-change=\"validat\"/>", "`Songs` has no event `validat`\nhelp: did you mean `validate`?"),
    ]);
    right(&[
        "<p phx-click=\"add\"/>",
        "<p phx-click={on_click}/>",
        "<p phx-click=\"[[\\\"push\\\"]]\"/>",
        "<p phx-click=\"lv:clear-flash\"/>",
        "<p phx-click=\"elsewhere\" phx-target={myself}/>",
        "<form phx-submit=\"add\" phx-auto-recover=\"ignore\"/>",
    ]);
    let empty = View { name: "Empty".to_owned(), events: Vec::new(), is_component: false };
    assert_eq!(
        found("<p phx-click=\"a\"/>", Some(&empty)),
        ["`Empty` has no event `a`\nhelp: add `#[handle_event] fn a(&mut self)`"]
    );
}

#[test]
fn events_without_a_view() {
    assert_eq!(
        found("<p phx-click=\"add\"/>", None),
        [
            "event name `add` cannot be checked outside `#[live_view]`\nhelp: write `#[live_view]` above the view's `impl` block; in a component, take the event as a value: `phx-click={on_click}` with `on_click: Event`"
        ]
    );
    for text in ["<p phx-click={on_click}/>", "<p phx-click=\"lv:clear-flash\"/>", "<p phx-mounted=\"[]\"/>"] {
        assert_eq!(found(text, None), [""; 0], "{text}");
    }
}

#[test]
fn event_arguments() {
    wrong(&[
        ("<p phx-click=\"remove\"/>", "event `remove` needs a value for `id: SongId`\nhelp: add `phx-value-id={…}`"),
        ("<p phx-click=\"rate\"/>", "event `rate` needs a value for `song_id: u32`\nhelp: add `phx-value-song-id={…}`"),
        (
            "<p phx-click=\"remove\" phx-value-idd={a}/>",
            "event `remove` takes no value `idd`\nhelp: did you mean `phx-value-id`?",
        ),
        (
            "<p phx-click=\"rate\" phx-value-song-di={a}/>",
            "event `rate` takes no value `song-di`\nhelp: did you mean `phx-value-song-id`?",
        ),
        (
            "<p phx-click=\"add\" phx-value-x=\"1\"/>",
            "event `add` takes no value `x`\nhelp: remove it, or add it to `fn add`",
        ),
        (
            "<p phx-click=\"remove\" phx-value-id={a} phx-value-color=\"1\"/>",
            "event `remove` takes no value `color`\nhelp: it takes `phx-value-id`",
        ),
        (
            "<p phx-click=\"rate\" phx-value-song-id=\"one\"/>",
            "`one` is no `u32`, which event `rate` needs for `song_id`\nhelp: write a literal that is one, or `phx-value-song-id={…}`",
        ),
        (
            "<p phx-click=\"rate\" phx-value-song-id={a} phx-value-stars=\"256\"/>",
            "`256` is no `u8`, which event `rate` needs for `stars`\nhelp: write a literal that is one, or `phx-value-stars={…}`",
        ),
        (
            "<p phx-click=\"switch\" phx-value-on=\"yes\"/>",
            "`yes` is no `bool`, which event `switch` needs for `on`\nhelp: write a literal that is one, or `phx-value-on={…}`",
        ),
        (
            "<p phx-keydown=\"press\"/>",
            "event `press` needs a value for `value: String`\nhelp: add `phx-value-value={…}`",
        ),
        ("<input phx-focus=\"press\">", "event `press` needs a value for `key: String`\nhelp: add `phx-value-key={…}`"),
    ]);
    right(&[
        "<p phx-click=\"remove\" phx-value-id={a}/>",
        "<p phx-click=\"rate\" phx-value-song-id={a}/>",
        "<p phx-click=\"rate\" phx-value-song_id=\"7\" phx-value-stars=\"5\"/>",
        "<p phx-click=\"switch\" phx-value-on=\"true\" phx-value-ids=\"x\"/>",
        "<p phx-click=\"validate\" phx-value-anything=\"1\"/>",
        "<input phx-keyup=\"press\">",
        "<p phx-click=\"remove\" {..rest}/>",
        "<p phx-click=\"remove\" phx-focus={other} phx-value-id={a} phx-value-b={c}/>",
        "<p phx-click={event} phx-value-b={c}/>",
        "<div id=\"list\" phx-viewport-top=\"more\"/>",
        "<form id=\"f\" phx-change=\"search\"><input name=\"query\"></form>",
        "<.button phx-click=\"remove\"/>",
    ]);
}
