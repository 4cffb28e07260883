use live_runtime::html;

fn main() {
    let _ = html! {
        <li :for={item in [1, 2]} id="item">{item}</li>
    };
}
