use live_runtime::html;

fn main() {
    let _ = html! {
        <p :if={true} :if={false}>"text"</p>
    };
}
