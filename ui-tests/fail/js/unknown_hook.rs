use live_runtime::prelude::*;

hook! { CHART = "{ mounted() {} }" }

fn main() {
    let _ = html! {
        <div id="chart" phx-hook={CHRAT}></div>
    };
    let _ = CHART;
}
