use live_runtime::LiveSession;

fn main() {
    let _: LiveSession = LiveSession::new("account").root_layout("<html></html>");
}
