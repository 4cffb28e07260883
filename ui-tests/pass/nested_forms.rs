//! A form in a component, with a struct in it and a list of structs.

#![deny(warnings, clippy::pedantic)]

use live_runtime::{
    components::{add_entry, form, input, inputs_for, remove_entry},
    prelude::*,
};

#[derive(Clone, Debug, Default, LiveForm)]
#[form(name = "order")]
struct Order {
    #[field(required, maxlength = 20)]
    title: String,
    address: Address,
    items: Vec<Item>,
}

#[derive(Clone, Debug, Default, LiveForm)]
struct Address {
    city: String,
}

#[derive(Clone, Debug, Default, LiveForm)]
struct Item {
    #[field(min = 1)]
    count: u32,
}

#[component]
fn order_form(state: &FormState<Order>, on_save: &Event) -> impl Render {
    html! {
        <.form for={state} id="order" phx-submit={on_save}>
            <.input field={state.title()} label="Title"/>
            <.input field={state.address().city()} label="City"/>
            <.inputs_for field={state.items()} :let={item}>
                <.input field={item.count()} label="Count"/>
                <.remove_entry entry={&item}>"Remove"</.remove_entry>
            </.inputs_for>
            <.add_entry to={state.items()}>"Add"</.add_entry>
        </.form>
    }
}

#[live_view]
struct Page {
    form: FormState<Order>,
    saved: Option<Order>,
}

#[live_view]
impl Page {
    fn mount() -> Self {
        Self { form: FormState::default(), saved: None }
    }

    #[handle_event]
    fn save(&mut self, form: Form<Order>) {
        match form.submit() {
            Ok(order) => self.saved = Some(order),
            Err(form) => self.form = form,
        }
    }

    fn render(&self) -> impl Render {
        html! {
            <.order_form state={&self.form} on_save={&Self::EVENTS.save()}/>
            <p :if={let Some(Order { title, address, items }) = &self.saved}>
                {title}{&address.city}{items.iter().map(|item| item.count).sum::<u32>()}
            </p>
        }
    }
}

fn main() {
    let _: axum::Router = axum::Router::new().live::<Page>("/order");
}
