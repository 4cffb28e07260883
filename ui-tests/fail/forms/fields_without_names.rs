use live_runtime::prelude::*;

#[derive(LiveForm)]
struct Signup(String);

fn main() {
    let _ = Signup(String::new()).0;
}
