use live_runtime::prelude::*;

fn main() {
    let _ = Js::new().navigate("/songs");
}
