use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <h2></h2>
    };
}
