use live_runtime::prelude::*;

#[derive(LiveForm)]
struct Signup {
    #[field(requird, maxlength = 40)]
    pub name: String,
}

fn main() {
    let _ = std::mem::size_of::<Signup>();
}
