use live_runtime::html;

fn main() {
    let _ = html! {
        <div ref={chart}></div>
    };
}
