use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <input tabindex="2" aria-label="Title">
    };
}
