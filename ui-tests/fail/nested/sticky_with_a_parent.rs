use live_runtime::prelude::*;

#[live_view]
struct Clock;

#[live_view(nested)]
impl Clock {
    fn mount(_parent: Address<Page>) -> Self {
        Self
    }

    fn render(&self) -> impl Render {
        html! { <b>12</b> }
    }
}

struct Page;

fn main() {
    let _clock = |page: &Address<Page>| Clock::child(page).sticky();
}
