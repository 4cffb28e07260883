use live_runtime::{components::form, prelude::*};

fn page(query: &String, find: &Event) -> impl Render {
    html! { <.form for={query} id="search" phx-submit={find}>"Find"</.form> }
}

fn main() {}
