use live_runtime::html;

fn main() {
    let _ = html! {
        <form phx-target="#songs" phx-change="validate"></form>
    };
}
