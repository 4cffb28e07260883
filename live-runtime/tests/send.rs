//! What other tasks and threads are given can be given to them.

use live_runtime::{
    Address, Answer, Asking, Event, Finished, Flash, FormState, Info, Js, Lagged, Lifecycle, Live, LiveForm,
    LiveSocketId, Monitor, Presence, PubSub, Shutdown, SlotContent, Sockets, Stream, Task, TempFile, Timer, Topic,
    Upload, Views, prelude::*, render::Prints,
};

#[live_view]
struct Counter {}

#[live_view]
impl Counter {
    fn mount() -> Self {
        Self {}
    }

    fn render(&self) -> impl Render {
        html! { <p></p> }
    }
}

#[derive(LiveForm)]
struct Rename {
    name: String,
}

fn shared<T: Send + Sync + 'static>() {}

#[test]
fn handles_are_shared_by_threads() {
    shared::<(Address<Counter>, Timer, Monitor, Task, Lifecycle)>();
    shared::<(Live, Views, Sockets, LiveSocketId, Shutdown)>();
    shared::<(PubSub, Topic<u32>, Presence<u32>, Lagged)>();
}

#[test]
fn what_a_view_holds_is_sent_with_it() {
    fn sent<T: Send + 'static>() {}
    sent::<(Counter, Socket<Counter>, Stream<u32, u32>, Upload, TempFile, SlotContent)>();
    sent::<(FormState<Rename>, Flash, Event, Js, Prints)>();
    sent::<(Info, Finished, Answer<u32>, Asking<u32>)>();
}
