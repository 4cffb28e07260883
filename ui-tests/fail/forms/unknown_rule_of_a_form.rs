use live_runtime::prelude::*;

#[derive(LiveForm)]
#[form(nmae = "user")]
struct Signup {
    pub email: String,
}

fn main() {
    let _ = std::mem::size_of::<Signup>();
}
