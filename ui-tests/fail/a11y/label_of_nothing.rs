use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <label>"Title"</label>
    };
}
