//! `/songs`.

use live_runtime::test::{View, live};

use super::app;

fn songs(view: &View) -> Vec<String> {
    view.texts("#songs span")
}

#[tokio::test]
async fn songs_come_and_go() {
    let mut view = live(&app(), "/songs").await;
    assert_eq!(songs(&view), ["Song 1", "Song 2", "Song 3"]);
    view.element("#end").click().await.assert_text("Added.");
    view.element("#start").click().await;
    assert_eq!(songs(&view), ["Song 5", "Song 1", "Song 2", "Song 3", "Song 4"]);
    view.element("#songs-2 button:nth-of-type(2)").click().await.refute_element("#songs-2");
    view.element("#songs-3 button:first-of-type").click().await.assert_text("Song 3, remastered");
    view.element("#clear").click().await;
    assert_eq!(songs(&view), Vec::<String>::new());
}

#[tokio::test]
async fn three_at_most() {
    let mut view = live(&app(), "/songs").await;
    for _ in 0..5 {
        view.element("#keep-last").click().await;
    }
    assert_eq!(view.texts("#recent li"), ["Song 6", "Song 7", "Song 8"]);
    view.element("#keep-first").click().await;
    assert_eq!(view.texts("#recent li"), ["Song 9", "Song 6", "Song 7"]);
}
