use live_runtime::prelude::*;

#[derive(LiveForm)]
enum Plan {
    Free,
    Team(u32),
}

fn main() {
    let _ = (Plan::Free, Plan::Team(3));
}
