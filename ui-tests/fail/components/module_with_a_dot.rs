use live_runtime::html;

mod cards {
    use live_runtime::prelude::*;

    #[component]
    pub fn card(title: &str) -> impl Render {
        html! { <h2>{title}</h2> }
    }
}

fn main() {
    let _ = html! { <.cards.card title="text"/> };
}
