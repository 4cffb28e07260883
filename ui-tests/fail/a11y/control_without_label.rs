use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <p><input type="text" name="title"></p>
    };
}
