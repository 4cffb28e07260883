use live_runtime::html;

struct Money(i64);

fn main() {
    let _ = html! { <p title={Money(5)}>"text"</p> };
}
