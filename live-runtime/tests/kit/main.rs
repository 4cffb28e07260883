//! The test kit: pages without a browser, and what it says when a test fails.

#![allow(clippy::unused_async, clippy::unused_self, reason = "handlers have the signatures that are to be tested")]
#![allow(clippy::struct_field_names, reason = "a page of songs has songs")]

mod children;
mod commands;
mod components;
mod fails;
mod forms;
mod gestures;
mod pages;
mod rules;
mod shows;
mod travels;
mod triggers;
mod uploads;
mod works;

use std::{panic::AssertUnwindSafe, time::Instant};

use futures_util::FutureExt as _;

/// What a test that fails says, and where.
async fn failure<T>(attempt: impl Future<Output = T>) -> String {
    let Err(panic) = AssertUnwindSafe(attempt).catch_unwind().await else { panic!("it has to fail, and passes") };
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap();
    assert!(text.contains("tests/kit/"), "the line of the test is named: {text}");
    text
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
}

#[tokio::test]
async fn a_test_takes_milliseconds() {
    let app = pages::app();
    let start = Instant::now();
    let mut view = live_runtime::test::live(&app, "/songs").await;
    let opened = start.elapsed();
    let start = Instant::now();
    for _ in 0..10 {
        view.element("#add").click().await;
    }
    let clicked = start.elapsed() / 10;
    println!("a page is opened in {opened:?}, a click takes {clicked:?}");
    assert_eq!(view.count("#songs li"), 13);
    assert!(opened.as_millis() < 500 && clicked.as_millis() < 100, "{opened:?}, {clicked:?}");
}
