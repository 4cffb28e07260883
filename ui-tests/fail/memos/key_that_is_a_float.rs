use live_runtime::html;

fn main() {
    let price = 1.5;
    let _ = html! { <p :memo={price}>{price}</p> };
}
