//! Components are found by path, imported or not, under any name.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{components, prelude::*, render::to_html};
use ui::badge as pill;

pub mod ui {
    //! Small things.

    use live_runtime::prelude::*;

    /// A badge.
    #[component]
    pub fn badge(text: &str) -> impl Render {
        html! { <b>{text}</b> }
    }

    pub mod forms {
        //! Fields.

        use live_runtime::prelude::*;

        /// A field.
        #[component]
        pub fn field(name: &str) -> impl Render {
            html! { <super::badge text={name}/> }
        }
    }
}

fn main() {
    let page = html! {
        <.pill text="a"/><.ui::badge text="b"/><ui::forms::field name="c"/><.crate::ui::badge text="d"/>
        <.components::label for="e">e</.components::label>
    };
    assert_eq!(to_html(&page).replace(' ', ""), "<b>a</b><b>b</b><b>c</b><b>d</b><labelfor=\"e\">e</label>");
}
