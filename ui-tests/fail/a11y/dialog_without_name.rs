use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <dialog>"Sure?"</dialog>
    };
}
