use live_runtime::html;

fn main() {
    let _ = html! {
        <%!-- a comment --%><p>"text"</p>
    };
}
