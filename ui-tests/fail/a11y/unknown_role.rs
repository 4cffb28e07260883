use live_runtime::html;

fn main() {
    let _ = html! {
        <p role="buton">"text"</p>
    };
}
