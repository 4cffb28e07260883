use live_runtime::prelude::*;

#[derive(LiveForm)]
struct Signup {
    #[field(type = "emial")]
    pub email: String,
}

fn main() {
    let _ = std::mem::size_of::<Signup>();
}
