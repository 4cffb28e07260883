use live_runtime::html;

fn main() {
    let _ = html! {
        <div phx-hook="Chart"></div>
    };
}
