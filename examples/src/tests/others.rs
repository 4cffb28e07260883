//! `/chat`: what others see.

use live_runtime::test::Browser;

use super::app;

#[tokio::test]
async fn what_one_says_the_other_reads() {
    let browser = Browser::new(&app());
    let mut ada = browser.live("/chat").await;
    let mut bob = browser.live("/chat").await;
    ada.form("#say").fill(&[("name", "Ada"), ("text", "Hello, Bob!")]).submit().await;
    ada.assert_text("Ada Hello, Bob!");
    bob.settle().await.assert_text("Ada Hello, Bob!");
    assert!(bob.texts("#online li").contains(&"Ada".to_owned()));
}

#[tokio::test]
async fn who_leaves_is_gone() {
    let browser = Browser::new(&app());
    let mut ada = browser.live("/chat").await;
    ada.form("#say").fill(&[("name", "Ada, who leaves"), ("text", "")]).submit().await;
    let mut bob = browser.live("/chat").await;
    bob.assert_text("Ada, who leaves");
    drop(ada);
    while bob.has_text("Ada, who leaves") {
        bob.settle().await;
    }
}
