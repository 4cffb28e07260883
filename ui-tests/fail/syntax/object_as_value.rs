use live_runtime::html;

fn main() {
    let _ = html! {
        <p style={{ color: "red" }}>"text"</p>
    };
}
