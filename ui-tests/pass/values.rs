//! What can be shown: text, numbers, options, references, boxes, templates.

#![deny(warnings, clippy::pedantic)]

use std::{borrow::Cow, rc::Rc, sync::Arc};

use live_runtime::{prelude::*, render::to_html};

#[derive(Render)]
struct Euro(u32);

impl std::fmt::Display for Euro {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} €", self.0)
    }
}

fn main() {
    let (cow, shared, counted): (Cow<'_, str>, Arc<str>, Rc<String>) = ("c".into(), "d".into(), Rc::new("e".into()));
    let boxed: Box<str> = "f".into();
    let page = html! {
        <p title={Euro(3)}>{"a"}{String::from("b")}{&cow}{&shared}{&*counted}{&boxed}{1_u8}{-2_i64}{1.5}{'x'}{Some(3)}{None::<u8>}
            {Euro(4)}{format_args!("{:02}", 7)}{html! { <b>"z"</b> }}{raw("<hr>")}
        </p>
    };
    assert!(to_html(&page).starts_with("<p title=\"3 €\">abcdef1-21.5x3"));
}
