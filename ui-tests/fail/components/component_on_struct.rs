use live_runtime::prelude::*;

#[component]
struct Card {
    title: String,
}

fn main() {
    let _ = Card { title: String::new() }.title;
}
