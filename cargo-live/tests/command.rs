//! The command itself: what it writes, and how it ends.

use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("src")).expect("a folder");
    folder
}

fn run(folder: &PathBuf, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-live"));
    command.current_dir(folder).arg("live").args(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

const BEFORE: &str = "fn a() { html! {<p>{ x }</p>} }\n";
const AFTER: &str = "fn a() { html! { <p>{x}</p> } }\n";

#[test]
fn check_shows_the_difference_and_writes_nothing() {
    let folder = folder("check");
    fs::write(folder.join("src/a.rs"), BEFORE).unwrap();
    let checked = run(&folder, &["fmt", "--check"], "");
    assert_eq!(checked.status.code(), Some(1));
    let diff = format!("--- src/a.rs\n@@ -1 +1 @@\n-{BEFORE}+{AFTER}");
    assert_eq!(out(&checked), diff);
    assert_eq!(fs::read_to_string(folder.join("src/a.rs")).unwrap(), BEFORE);

    assert!(run(&folder, &["fmt"], "").status.success());
    assert_eq!(fs::read_to_string(folder.join("src/a.rs")).unwrap(), AFTER);
    assert!(run(&folder, &["fmt", "--check", "src"], "").status.success());
}

#[test]
fn ignored_files_are_left_out() {
    let folder = folder("ignored");
    for name in [".git", "target", "ignored"] {
        fs::create_dir_all(folder.join(name)).unwrap();
    }
    fs::write(folder.join(".gitignore"), "ignored\n").unwrap();
    for name in ["target/a.rs", "ignored/b.rs", "src/c.txt"] {
        fs::write(folder.join(name), BEFORE).unwrap();
    }
    assert!(run(&folder, &["fmt", "--check"], "").status.success());
    assert!(!run(&folder, &["fmt", "--check", "ignored/b.rs"], "").status.success());
}

#[test]
fn an_editor_sends_the_file() {
    let folder = folder("stdin");
    fs::write(folder.join("rustfmt.toml"), "max_width = 30").unwrap();
    let output = run(&folder, &["fmt", "--stdin"], BEFORE);
    assert!(output.status.success());
    assert_eq!(out(&output), "fn a() { html! {\n    <p>{x}</p>\n} }\n");
}

#[test]
fn lines_end_as_they_did() {
    let folder = folder("newlines");
    let before = "fn a() {\r\n    html! {\r\n<p>{ x }</p>\r\n    }\r\n}\r\n";
    fs::write(folder.join("src/a.rs"), before).unwrap();
    assert!(run(&folder, &["fmt"], "").status.success());
    let after = "fn a() {\r\n    html! {\r\n        <p>{x}</p>\r\n    }\r\n}\r\n";
    assert_eq!(fs::read_to_string(folder.join("src/a.rs")).unwrap(), after);
    assert!(run(&folder, &["fmt", "--check"], "").status.success());
}

#[test]
fn mistakes_are_shown_with_their_place() {
    let folder = folder("mistakes");
    let wrong = "fn a() {\n    html! { <p>{x} }\n}\n";
    fs::write(folder.join("src/a.rs"), wrong).unwrap();
    let output = run(&folder, &["fmt"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(err(&output), "error: src/a.rs:2:14: `<p>` is never closed\nhelp: add `</p>`\n");
    assert_eq!(fs::read_to_string(folder.join("src/a.rs")).unwrap(), wrong);

    let output = run(&folder, &["fmt", "missing.rs"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(err(&output), "error: there is no `missing.rs` in this folder\n");
}

#[test]
fn html_comes_from_a_file_or_from_the_input() {
    let folder = folder("html");
    let output = run(&folder, &["html"], "<p onclick=go()>it's</p>");
    assert!(output.status.success());
    assert_eq!(out(&output), "html! { <p>\"it's\"</p> }\n");
    assert!(err(&output).starts_with("note: <stdin>:1:1: the inline handler `onclick=\"go()\"` is left out"));

    fs::write(folder.join("page.html"), "<br>").unwrap();
    assert_eq!(out(&run(&folder, &["html", "page.html"], "")), "html! { <br/> }\n");
    assert_eq!(run(&folder, &["html", "none.html"], "").status.code(), Some(1));
}

#[test]
fn help_names_the_commands() {
    let help = out(&run(&folder("help"), &["--help"], ""));
    for command in ["new", "gen", "routes", "fmt", "html"] {
        assert!(help.contains(&format!("\n  {command} ")), "{command}: {help}");
    }
}
