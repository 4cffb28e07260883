use live_runtime::{components::portal, prelude::*};

fn main() {
    let _page = html! { <.portal target="body">Press a key.</.portal> };
}
