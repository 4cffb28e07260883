use live_runtime::html;

fn main() {
    let _ = html! {
        <dvi>"text"</dvi>
    };
}
