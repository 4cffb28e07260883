use live_runtime::{components::portal, prelude::*};

fn main() {
    let _page = html! { <.portal id="hint">Press a key.</.portal> };
}
