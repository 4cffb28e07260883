use live_runtime::html;

fn main() {
    let _ = html! {
        <form><form></form></form>
    };
}
