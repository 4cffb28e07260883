use live_runtime::prelude::*;

#[derive(LiveForm)]
struct Setting {
    pub value: String,
}

fn main() {
    let _ = std::mem::size_of::<Setting>();
}
