//! `if let`, `else if`, chains, and conditions that borrow.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{prelude::*, render::to_html};

struct User {
    name: Option<String>,
    age: u8,
}

fn shown(user: &User) -> impl Render {
    html! {
        {if let Some(name) = &user.name && user.age > 17 {
            <b>{name}</b>
        } else if let Some(name) = &user.name {
            <i>{name}</i>
        } else if user.age == 0 {
            "baby"
        } else {
            <i>"nobody"</i>
        }}
        <p :if={user.name.as_deref().is_some_and(|name| name.len() > 1)}>"long"</p>
    }
}

fn main() {
    let ada = User { name: Some("Ada".into()), age: 36 };
    assert_eq!(to_html(&shown(&ada)).replace(' ', ""), "<b>Ada</b><p>long</p>");
}
