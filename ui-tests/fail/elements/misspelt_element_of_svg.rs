use live_runtime::html;

fn main() {
    let _ = html! {
        <svg><cirle r="5"></cirle></svg>
    };
}
