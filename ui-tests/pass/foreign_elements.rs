//! SVG, `MathML`, custom elements, attributes of client-side libraries.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

fn main() {
    let width = 24;
    let page = html! {
        <svg viewBox="0 0 24 24" width={width} aria-hidden="true">
            <path d="M0 0h24v24" stroke-linecap="round"/>
            <foreignObject><p>"text"</p></foreignObject>
        </svg>
        <math><mi>x</mi><mo>"="</mo><mn>1</mn></math>
        <my-element some-attribute={width} other><span slot="a">"b"</span></my-element>
        <div x-data="{ open: false }" @click="open = true" x-on:keydown.escape="open = false">"c"</div>
    };
    assert!(to_html(&page).contains("viewBox"));
}
