use live_runtime::html;

struct Money(i64);

fn main() {
    let price = Money(5);
    let _ = html! { <p>{price}</p> };
}
