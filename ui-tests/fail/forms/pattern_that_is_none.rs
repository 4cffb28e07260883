use live_runtime::prelude::*;

#[derive(LiveForm)]
struct Signup {
    #[field(pattern = "[a-z")]
    pub name: String,
}

fn main() {
    let _ = std::mem::size_of::<Signup>();
}
