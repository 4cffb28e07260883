use live_runtime::html;

fn main() {
    let _ = html! {
        <button type="button" phx-click="add">"Add"</button> <button type="button" phx-click="remove">"Remove"</button>
    };
}
