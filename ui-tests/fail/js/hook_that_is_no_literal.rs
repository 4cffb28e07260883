use live_runtime::hook;

const SOURCE: &str = "{ mounted() {} }";

hook! { CHART = SOURCE }

fn main() {}
