use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <a href="/songs"></a>
    };
}
