use live_runtime::prelude::*;

#[derive(LiveForm)]
struct Signup<T> {
    name: T,
}

fn main() {
    let _ = Signup { name: 1 }.name;
}
