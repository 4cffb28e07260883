use live_runtime::prelude::*;

#[live_view]
enum Songs {
    One,
}

fn main() {
    let _ = Songs::One;
}
