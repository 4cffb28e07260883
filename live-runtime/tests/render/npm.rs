//! The same with the npm client's own merge, in Node: `tests/client/merge.mjs`.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use live_runtime::render::{Prints, to_html};
use proptest::{prelude::Strategy as _, strategy::ValueTree as _, test_runner::TestRunner};
use serde_json::Value;

use crate::page::{Page, pages};

const SESSIONS: usize = 1000;

/// A session as the script reads it, and the HTML that each message should lead to.
fn session(pages: &[Page]) -> (String, Vec<String>) {
    let mut prints = Prints::default();
    let (messages, html): (Vec<_>, Vec<_>) =
        pages.iter().filter_map(|page| Some((page.diff(&mut prints)?, to_html(page)))).unzip();
    let (rendered, diffs) = messages.split_first().expect("the first page is sent");
    (format!("{{\"rendered\":{rendered},\"diffs\":[{}]}}\n", diffs.join(",")), html)
}

#[test]
fn the_npm_client_shows_the_html_of_each_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(
        folder.join("client/node_modules/phoenix_live_view").exists(),
        "the npm client is not installed: run `npm ci` in live-runtime/client, or `bin/test`, which does"
    );
    let mut runner = TestRunner::deterministic();
    let pages = pages();
    let (input, expected): (String, Vec<_>) =
        (0..SESSIONS).map(|_| session(&pages.new_tree(&mut runner).expect("pages").current())).unzip();
    let mut node = Command::new("node")
        .arg(folder.join("tests/client/merge.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("`node` (20 or later) is needed to run the npm client");
    let mut stdin = node.stdin.take().expect("piped");
    let lines = input.clone();
    let writer = thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = node.wait_with_output().expect("node ran");
    writer.join().expect("no panic").expect("node read its input");
    assert!(output.status.success(), "node failed: see its message above");
    let shown: Vec<Value> = String::from_utf8(output.stdout)
        .expect("UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    assert_eq!(shown.len(), SESSIONS, "an answer for each session");
    for ((shown, expected), session) in shown.into_iter().zip(expected).zip(input.lines()) {
        assert_eq!(shown, Value::from(expected), "in the session {session}");
    }
}
