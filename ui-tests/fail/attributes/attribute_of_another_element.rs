use live_runtime::html;

fn main() {
    let _ = html! {
        <div href="/songs">"text"</div>
    };
}
