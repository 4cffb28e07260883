use live_runtime::html;

fn main() {
    let _ = html! {
        #![allow(mising_alt)]
        <p>"text"</p>
    };
}
