use live_runtime::prelude::*;

#[derive(LiveForm)]
struct Signup {
    #[field(min = 2)]
    pub name: String,
}

fn main() {
    let _ = std::mem::size_of::<Signup>();
}
