use live_runtime::html;

fn main() {
    let _ = html! {
        @if open { <p>"text"</p> } @else { <p>"other"</p> }
    };
}
