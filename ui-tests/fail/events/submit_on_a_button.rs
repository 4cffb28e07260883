use live_runtime::html;

fn main() {
    let _ = html! {
        <button type="submit" phx-target="#songs" phx-submit="save">"Save"</button>
    };
}
