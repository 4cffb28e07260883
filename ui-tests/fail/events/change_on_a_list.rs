use live_runtime::html;

fn main() {
    let _ = html! {
        <ul id="songs" phx-target="#songs" phx-change="save"></ul>
    };
}
