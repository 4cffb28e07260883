use live_runtime::prelude::*;

routes! {
    fn pages() {}
}

fn main() {}
