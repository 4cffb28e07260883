use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <meta name="viewport" content="width=device-width, user-scalable=no">
    };
}
