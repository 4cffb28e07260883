use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <ul role="list" aria-checked="true"><li>"text"</li></ul>
    };
}
