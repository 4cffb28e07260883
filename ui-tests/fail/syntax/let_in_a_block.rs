use live_runtime::html;

fn main() {
    let count = 5;
    let _ = html! {
        {if count > 3 { let twice = count * 2; <p>{twice}</p> }}
    };
}
