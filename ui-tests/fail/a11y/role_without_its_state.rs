use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <span role="checkbox" tabindex="0">"Loud"</span>
    };
}
