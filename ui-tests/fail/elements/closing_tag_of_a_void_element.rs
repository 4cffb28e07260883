use live_runtime::html;

fn main() {
    let _ = html! {
        <p><input type="text" aria-label="Title"></input></p>
    };
}
