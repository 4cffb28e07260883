use live_runtime::prelude::*;

#[live_view]
struct Totals {
    bands: AsyncResult<u32>,
    songs: AsyncResult<u32>,
}

#[live_view]
impl Totals {
    fn mount(socket: &mut Socket<Self>) -> Self {
        let (bands, songs) = socket.assign_async_pair(|view| (&mut view.bands, &mut view.songs), async { (1_u32, "two") });
        Self { bands, songs }
    }

    fn render(&self) -> impl Render {
        html! { <p>"Totals"</p> }
    }
}

fn main() {}
