use live_runtime::html;

fn main() {
    let _ = html! {
        <p>see https://example.com/songs</p>
    };
}
