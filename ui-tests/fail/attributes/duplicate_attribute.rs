use live_runtime::html;

fn main() {
    let _ = html! {
        <p class="a" class="b">"text"</p>
    };
}
