use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <form><button>"Save"</button></form>
    };
}
