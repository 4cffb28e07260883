use live_runtime::html;

fn main() {
    let _ = html! {
        <p data_id="5">"text"</p>
    };
}
