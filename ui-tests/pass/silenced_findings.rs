//! A finding is silenced where it does not apply: in a view, in a component, in one template.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

#[live_view]
struct Gallery;

#[live_view(allow(missing_alt))]
impl Gallery {
    fn mount() -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <img src="/a.png"> }
    }
}

#[component(allow(missing_alt, empty_heading))]
fn picture(src: &Url) -> impl Render {
    html! { <h2></h2><img src={src}> }
}

fn main() {
    let page = html! {
        #![allow(accessibility)]
        <img src="/a.png"><h1></h1>
    };
    assert_eq!(to_html(&page), "<img src=\"/a.png\"><h1></h1>");
    let _ = to_html(&html! { <.picture src={&Url::from_static("/a.png")}/> });
    let _: axum::Router = axum::Router::new().live::<Gallery>("/");
}
