use live_runtime::html;

fn main() {
    let _ = html! {
        <input disabled={1}/>
    };
}
