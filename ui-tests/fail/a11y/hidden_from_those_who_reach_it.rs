use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <button type="button" aria-hidden="true">"Close"</button>
    };
}
