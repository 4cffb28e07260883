use live_runtime::prelude::*;

#[live_view]
struct Songs {
    count: AsyncResult<u32>,
}

#[live_view]
impl Songs {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self { count: socket.assign_async(|view| &mut view.count, async { Ok::<_, AsyncError>("seven") }) }
    }

    fn render(&self) -> impl Render {
        html! { <p>{self.count.ok()}</p> }
    }
}

fn main() {}
