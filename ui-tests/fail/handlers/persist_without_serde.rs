use live_runtime::prelude::*;

#[derive(Debug)]
struct Cart;

#[live_view]
struct Shop {
    #[live(persist)]
    cart: Cart,
}

#[live_view]
impl Shop {
    fn mount() -> Self {
        Self { cart: Cart }
    }

    fn render(&self) -> impl Render {
        html! { <p>"Shop"</p> }
    }
}

fn main() {}
