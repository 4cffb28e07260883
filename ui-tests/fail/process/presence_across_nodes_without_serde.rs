use live_runtime::prelude::*;

#[derive(Clone)]
struct Member;

const ONLINE: Presence<Member> = Presence::across_nodes("online");

fn main() {
    let _ = ONLINE.list();
}
