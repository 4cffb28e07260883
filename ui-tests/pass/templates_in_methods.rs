//! Templates in methods beside `render`, with events, and in closures.

#![deny(warnings, clippy::pedantic)]

use live_runtime::prelude::*;

#[live_view]
struct Songs {
    titles: Vec<String>,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { titles: vec!["a".into()] }
    }

    #[handle_event]
    fn remove(&mut self, index: usize) {
        self.titles.remove(index);
    }

    fn song(index: usize, title: &str) -> impl Render {
        html! { <p>{title}<button type="button" phx-click="remove" phx-value-index={index}>"x"</button></p> }
    }

    fn footer(&self) -> impl Render {
        html! { <footer>{self.titles.len()}</footer> }
    }

    fn render(&self) -> impl Render {
        let shout = |text: &str| text.to_uppercase();
        html! {
            {for (index, title) in self.titles.iter().enumerate() { {Self::song(index, title)} }}
            <b>{self.titles.first().map(|title| shout(title))}</b>
            {self.footer()}
        }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Songs>("/songs");
}
