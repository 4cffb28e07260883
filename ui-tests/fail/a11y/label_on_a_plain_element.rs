use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <div aria-label="Songs">"text"</div>
    };
}
