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

macro_rules! facts {
    ($tag:ident, $class:expr, $label:expr, $list:expr, $item:pat => $shown:expr) => {
        html! {
            <$tag class={$class}>
                // Parts of it come from elsewhere, and have places elsewhere.
                $label is (here), {if $list.is_empty() { "none" } else { <b>{$list.len()}</b> }}:
                {for $item in $list { <i>{$shown}</i> }}
            </$tag>
        }
    };
}

fn main() {
    assert_eq!(to_html(&songs(3)), "<b title=\"Songs\">3</b>");
    let list = [("Help!", 1), ("Michelle", 2)];
    let page = facts!(p, ["a", "b"], "What", list, (title, _) => title);
    assert_eq!(to_html(&page), "<p class=\"a b\"> What is (here), <b>2</b>: <i>Help!</i><i>Michelle</i> </p>");
}
