use live_runtime::LiveSession;

async fn require() -> u32 {
    7
}

fn main() {
    let _: LiveSession = LiveSession::new("account").on_mount(require);
}
