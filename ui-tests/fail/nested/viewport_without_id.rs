use live_runtime::prelude::*;

fn main() {
    let more = Event::new("more");
    let _page = html! { <ul phx-viewport-bottom={more}></ul> };
}
