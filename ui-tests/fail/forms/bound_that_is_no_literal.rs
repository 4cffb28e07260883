use live_runtime::prelude::*;

const YOUNGEST: u8 = 13;

#[derive(LiveForm)]
struct Signup {
    #[field(min = YOUNGEST)]
    pub age: u8,
}

fn main() {
    let _ = std::mem::size_of::<Signup>();
}
