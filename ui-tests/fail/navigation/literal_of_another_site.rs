use live_runtime::prelude::*;

const HOME: LocalUrl = LocalUrl::from_static("//evil.test");

fn main() {
    println!("{HOME}");
}
