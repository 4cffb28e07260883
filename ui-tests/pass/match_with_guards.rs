//! Arms with guards, alternatives, bindings and ranges.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

fn shown(value: Option<i32>) -> impl Render {
    html! {
        {match value {
            Some(n) if n < 0 => <b>"negative"</b>,
            Some(0) => "zero",
            Some(n @ (1 | 2)) => { <i>{n}</i> },
            Some(3..=9) => <>"a few"</>,
            Some(_) => { {match value.map(|n| n % 2) { Some(0) => "even", _ => "odd" }} },
            None => {},
        }}
    }
}

fn main() {
    for (value, html) in [(Some(-1), "<b>negative</b>"), (Some(2), "<i>2</i>"), (Some(10), "even"), (None, "")] {
        assert_eq!(to_html(&shown(value)), html);
    }
}
