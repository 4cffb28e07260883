use live_runtime::html;

fn main() {
    let items = [1, 2];
    let _ = html! {
        <li :for={items}>"text"</li>
    };
}
