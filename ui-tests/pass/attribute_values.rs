//! What an attribute can be: text, numbers, options, flags, classes, URLs, `aria-`, `data-`.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

const HOME: Url = Url::from_static("/home");

fn main() {
    let (open, level, name) = (true, 2, String::from("n"));
    let page = html! {
        <details
            open={open}
            class={["a", open.then_some("b"), Some(&*name)]}
            title={Some(&name)}
            data-level={level}
            aria-busy={false}
        >
            <summary class={("c", open.then_some("d"))} style="color: red">"s"</summary>
            <a href={HOME} target="_blank" download>"a"</a>
            <input type="checkbox" checked={!open} aria-label={&name} value={level}/>
            <img src="/a.png" alt="" width="3" loading="lazy"/>
        </details>
    };
    assert!(to_html(&page).contains("class=\"a b n\""));
}
