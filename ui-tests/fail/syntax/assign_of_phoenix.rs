use live_runtime::html;

fn main() {
    let _ = html! {
        <p title={@title}>"text"</p>
    };
}
