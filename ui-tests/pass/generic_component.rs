//! A component with type and const parameters, bounds, and `impl` arguments.

#![deny(warnings, clippy::pedantic)]

use std::fmt::{Debug, Display};

use live_runtime::{prelude::*, render::to_html};

#[component]
fn pair<T: Display, U, const N: usize>(
    first: &T,
    rest: &[U; N],
    last: impl Render,
    key: impl Fn(&U) -> u32,
) -> impl Render
where
    U: Debug,
{
    html! { <p>{first.to_string()}{for item in rest { <b title={format!("{item:?}")}>{key(item)}</b> }}{&last}</p> }
}

fn main() {
    let page = html! {
        <.pair first={&1.5} rest={&['a', 'b']} last={html! { <i>"c"</i> }} key={|letter: &char| u32::from(*letter)}/>
    };
    assert_eq!(to_html(&page), "<p>1.5<b title=\"&#39;a&#39;\">97</b><b title=\"&#39;b&#39;\">98</b><i>c</i></p>");
}
