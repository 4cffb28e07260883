use live_runtime::html;

fn main() {
    let name = 7;
    let _ = html! {
        <ul><li :for={letter in name}>{letter}</li></ul>
    };
}
