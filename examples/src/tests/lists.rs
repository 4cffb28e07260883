//! `/songs` and `/memo`.

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

#[tokio::test]
async fn rows_are_rendered_when_their_keys_change() {
    let mut view = live(&app(), "/memo").await;
    let renderings =
        |view: &View| [view.texts("#with .renderings").join(" "), view.texts("#without .renderings").join(" ")];
    assert_eq!(renderings(&view), ["1 1 1 1", "1 1 1 1"]);
    view.element("#click").click().await.assert_text("Clicked 1 times");
    assert_eq!(renderings(&view), ["1 1 1 1", "2 2 2 2"]);
    view.element("#song-2 button").click().await;
    assert_eq!(renderings(&view), ["1 2 1 1", "3 3 3 3"]);
    assert_eq!(view.texts("#with .plays"), ["0", "1", "0", "0"]);
    view.element("#reverse").click().await;
    assert_eq!(renderings(&view), ["1 1 2 1", "4 4 4 4"], "they move, and are not rendered for it");
    assert_eq!(view.texts("#with .plays"), ["0", "0", "1", "0"]);
}

#[tokio::test]
async fn a_live_component_in_a_memo_is_updated_when_the_key_changes() {
    let mut view = live(&app(), "/memo").await;
    view.element("#click").click().await;
    view.element(".star").click().await.assert_text("★ 1");
    view.element("#click").click().await.assert_text("★ 1");
    assert_eq!(view.texts(".updates"), ["1"]);
    view.element("#reverse").click().await.assert_text("★ 1");
    assert_eq!(view.texts(".updates"), ["2"]);
}
