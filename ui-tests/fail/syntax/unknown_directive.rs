use live_runtime::html;

fn main() {
    let _ = html! {
        <p :fi={true}>"text"</p>
    };
}
