use live_runtime::html;

fn main() {
    let _ = html! {
        <p title="note", class="note">"text"</p>
    };
}
