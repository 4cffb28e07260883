use live_runtime::hook;

hook! { CHART = "this.el.focus();" }

fn main() {}
