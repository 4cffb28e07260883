//! Filling in forms.

use live_runtime::test::live;

use super::{
    failure,
    pages::{User, app},
    says,
};

#[tokio::test]
async fn every_kind_of_input() {
    let mut view = live(&app(), "/form").await;
    let values =
        [("name", "Ada"), ("plan", "team"), ("terms", "true"), ("color", "blue"), ("tags[]", "a"), ("tags[]", "b")];
    view.form("#user").fill(&values).submit().await;
    assert_eq!(view.element("#said").text(), r#"Ada, team, Some("yes"), Some("blue"), ["a", "b"]"#);
    view.form("#user").fill(&[("plan", "team"), ("plan", "free"), ("terms", "false")]).submit().await;
    assert_eq!(view.element("#said").text(), ", free, None, None, []");
    let user = User { name: "Bob".to_owned(), plan: "free".to_owned(), tags: vec!["b".to_owned()], ..User::default() };
    view.form("#user").fill(&user).submit().await;
    assert_eq!(view.element("#said").text(), r#"Bob, free, None, None, ["b"]"#);
}

#[tokio::test]
async fn what_is_used_and_what_has_changed() {
    let mut view = live(&app(), "/form").await;
    view.form("#user").fill(&[("name", "Ada")]).change().await;
    assert_eq!(view.element("#said").text(), "target name, used name");
    view.form("#user").fill(&[("plan", "team")]).change().await;
    assert_eq!(view.element("#said").text(), "target plan, used name plan");
    view.form("#user").fill(&[("name", "Bob")]).change().await.submit().await;
    assert_eq!(view.element("#said").text(), "Bob, team, None, None, []");
}

#[tokio::test]
async fn clicks_in_a_form() {
    let mut view = live(&app(), "/form").await;
    view.element("#terms").click().await;
    assert_eq!(view.element("#said").text(), "target terms, used");
    view.element("#save").click().await;
    assert_eq!(view.element("#said").text(), r#", free, Some("yes"), None, []"#);
    view.element_with_text("label", "Terms").click().await.element("#save").click().await;
    assert_eq!(view.element("#said").text(), ", free, None, None, []");
    view.form("#user").hidden("token", "other").submit().await;
}

#[tokio::test]
async fn what_a_person_could_not_fill_in() {
    for (name, value, message) in [
        ("nmae", "x", "the form has no input `nmae`, did you mean `name`?"),
        ("plan", "gold", "`plan` does not offer \"gold\"; it offers [\"free\", \"team\"]"),
        ("color", "green", "`color` does not offer \"green\""),
        ("off", "x", "`off` is disabled"),
        ("fixed", "y", "`fixed` is read-only"),
        ("token", "x", "`token` is a hidden input"),
    ] {
        let mut view = live(&app(), "/form").await;
        let text = failure(async { view.form("#user").fill(&[(name, value)]).submit().await.url().to_owned() }).await;
        says(&text, &[message]);
    }
}

#[tokio::test]
async fn forms_that_do_nothing() {
    let mut view = live(&app(), "/form").await;
    says(&failure(async { view.form("#closed").submit().await.url().len() }).await, &["its button is disabled"]);
    says(
        &failure(async { view.form("#nothing").submit().await.url().len() }).await,
        &["neither `phx-submit` nor `action`"],
    );
    says(&failure(async { drop(view.form("#nothing").change().await) }).await, &["it has no `phx-change`"]);
    says(&failure(async { view.form("#said").submit().await.url().len() }).await, &["`#said` is no form"]);
    says(&failure(async { view.form("#usr").submit().await.url().len() }).await, &["did you mean `#user`?"]);
    says(&failure(async { view.form("#user").fill(&7).submit().await.url().len() }).await, &["is not filled in by 7"]);
    says(
        &failure(async { view.form("#user").hidden("no", "1").submit().await.url().len() }).await,
        &["no hidden input `no`"],
    );
}
