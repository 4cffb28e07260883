//! A template that another macro writes.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

macro_rules! badge {
    ($name:ident, $text:literal) => {
        fn $name(count: u32) -> impl Render {
            html! { <b title=$text>{count}</b> }
        }
    };
}

badge!(songs, "Songs");

fn main() {
    assert_eq!(to_html(&songs(3)), "<b title=\"Songs\">3</b>");
}
