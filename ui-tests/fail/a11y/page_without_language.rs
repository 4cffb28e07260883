use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <html><head><title>"Songs"</title></head><body></body></html>
    };
}
