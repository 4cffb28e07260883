use live_runtime::prelude::*;

#[derive(Clone)]
struct Member;

const ONLINE: Presence<Member> = Presence::new("online");

#[live_view]
struct Songs;

#[live_view]
impl Songs {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.subscribe_presence(&ONLINE);
        Self
    }

    fn render(&self) -> impl Render {
        html! { <p>"x"</p> }
    }
}

fn main() {}
