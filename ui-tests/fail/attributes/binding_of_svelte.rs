use live_runtime::html;

fn main() {
    let _ = html! {
        <input type="text" aria-label="Title" bind:value={title}>
    };
}
