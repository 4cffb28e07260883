use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <nav role="navigation">"text"</nav>
    };
}
