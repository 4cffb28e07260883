use live_runtime::html;

fn main() {
    let _ = html! {
        <p class:active={true}>"text"</p>
    };
}
