use live_runtime::html;

fn main() {
    let _ = html! {
        <li :key={1}>"text"</li>
    };
}
