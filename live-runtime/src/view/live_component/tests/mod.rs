//! Random trees of live components, lists, branches, memos, streams and contents, with the npm client's own merge.

mod dice;
mod parts;
mod piece;
mod session;

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use serde_json::Value;

use self::{
    dice::Dice,
    piece::{Id, MEMOS, Memos, Piece},
    session::{Session, payload, session},
};
use super::Components;
use crate::render::{Dynamic, Prints, Render, Written};

const SESSIONS: usize = 400;

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

#[test]
fn what_is_left_out_is_said_once() {
    let twice = |text| {
        let card = || Box::new(Piece::Component(Id::Plain(1), Box::new(Piece::Text(text))));
        Piece::Pair(card(), Box::new(Piece::Memo(0, card())))
    };
    let (mut prints, mut components) = (Prints::default(), None);
    let mut message = |page: &Piece| {
        let mut out = String::new();
        let (diff, _) = Components::diff_of_page(&mut components, &mut prints, page, &mut out);
        if diff.finish() { out } else { String::new() }
    };
    message(&twice(1));
    assert_eq!(message(&twice(1)), "");
    // Where the first is gone, the other one is shown: its memo has not kept that it was left out.
    let Piece::Pair(_, other) = twice(1) else { unreachable!() };
    assert!(message(&Piece::Pair(Box::new(Piece::Nothing), other)).contains(r#""1":{"0":1"#));
}
