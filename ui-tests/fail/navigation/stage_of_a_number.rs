use live_runtime::LiveSession;

async fn require(_: u32) {}

fn main() {
    let _: LiveSession = LiveSession::new("account").on_mount(require);
}
