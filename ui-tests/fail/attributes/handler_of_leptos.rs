use live_runtime::html;

fn main() {
    let _ = html! {
        <button type="button" on:click={add}>"Add"</button>
    };
}
