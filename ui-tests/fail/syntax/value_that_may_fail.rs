use live_runtime::html;

fn main() {
    let _ = html! {
        <p>{"5".parse::<u8>()?}</p>
    };
}
