use live_runtime::prelude::*;

hook! { CHART = "{ mounted() {} }" }

fn main() {
    let _ = html! {
        <div phx-hook={CHART}></div>
    };
}
