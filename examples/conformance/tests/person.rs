//! Who does what the recordings say.

use axum::Router;
use live_runtime::test::{File, View, live};
use serde_json::json;

use super::page::Page;

/// A person at the test kit in place of a browser.
pub(crate) struct Person {
    app: Router,
    view: Option<View>,
}

impl Person {
    pub(crate) fn new(app: Router) -> Self {
        Self { app, view: None }
    }

    /// Does what a recording's step says.
    pub(crate) async fn act(&mut self, step: &str) {
        if let Some(path) = step.strip_prefix("load ") {
            self.view = Some(live(&self.app, path).await);
            return;
        }
        let view = self.view.as_mut().expect("a page is loaded first");
        let words: Vec<&str> = step.split(' ').collect();
        match *words {
            // Its script asks.
            ["click", "#echo"] => {
                view.element("#echo").hook_event("ask", &json!({"n": 1, "list": [1, "two", null]})).await;
            }
            ["click", id] => {
                view.element(id).click().await;
                if id == "#trigger" {
                    view.follow_trigger_action().await;
                }
                while view.redirected_to().is_some() {
                    view.follow_redirect().await;
                }
            }
            ["fill", id, "with", ..] => {
                let text = step.split_once(" with ").map(|(_, text)| text.trim_matches('"')).unwrap_or_default();
                let name = view.element(id).attribute("name").expect("an input has a name");
                view.form("#f").fill(&[(name, text)]).change().await;
            }
            ["select", "#role", role] => {
                view.form("#f").fill(&[("user[role]", role)]).change().await;
            }
            ["check", id] => {
                view.element(id).click().await;
            }
            ["choose", "a.txt", ..] => {
                let files = [File::new("a.txt", vec![b'a'; 150_000]), File::new("b.txt", [b'a'; 10])];
                view.file_input("#up input[type=file]").choose(files).await;
            }
            ["choose", "auto.dat", ..] => {
                view.file_input("#up-auto input[type=file]").choose([File::new("auto.dat", vec![b'a'; 70_000])]).await;
            }
            ["browser", "back"] => drop(view.back().await),
            ["browser", "forward"] => drop(view.forward().await),
            // In one step with what comes then.
            ["disconnect", ..] => {}
            ["reconnect", ..] => drop(view.reconnect().await),
            _ => panic!("nobody knows how to {step}"),
        }
    }

    /// What is there now; a page that has been left is followed.
    pub(crate) async fn seen(&mut self) -> Page {
        let view = self.view.as_mut().expect("a page is loaded first");
        view.settle().await;
        Page { title: view.page_title(), url: view.url().to_owned(), html: view.render() }
    }
}
