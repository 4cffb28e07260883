use live_runtime::html;

fn main() {
    let count = 5;
    let _ = html! {
        @let twice = count * 2; <p>{twice}</p>
    };
}
