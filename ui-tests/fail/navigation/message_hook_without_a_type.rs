use live_runtime::Lifecycle;

async fn watched(lifecycle: Lifecycle) {
    lifecycle.handle_info(|_, _| {});
}

fn main() {
    let _ = watched;
}
