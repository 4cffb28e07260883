use live_runtime::Lifecycle;

async fn watched(lifecycle: Lifecycle) {
    lifecycle.handle_event(|event, _| event.name().len());
}

fn main() {
    let _ = watched;
}
