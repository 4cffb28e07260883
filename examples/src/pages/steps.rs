//! A form in steps. Which one is shown only the server knows, so that a form of its own event tells it again.

use live_runtime::prelude::*;
use serde::Deserialize;

use crate::site::page;

/// All that is asked for. What other steps ask for is in hidden inputs, and so in what the browser sends.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Order {
    step: usize,
    name: String,
    dish: String,
    street: String,
}

const LAST: usize = 3;

impl Order {
    /// The fields, each with its step.
    fn fields(&self) -> [(usize, &'static str, &'static str, &str); LAST] {
        [(1, "name", "Name", &self.name), (2, "dish", "Dish", &self.dish), (3, "street", "Street", &self.street)]
    }

    /// The first step that something is missing of: nobody gets further.
    fn reached(&self) -> usize {
        self.fields().iter().find(|(.., value)| value.trim().is_empty()).map_or(LAST, |(step, ..)| *step)
    }
}

#[live_view]
pub(crate) struct Steps {
    order: Order,
    ordered: Option<String>,
}

#[live_view]
impl Steps {
    fn mount() -> Self {
        Self { order: Order { step: 1, ..Order::default() }, ordered: None }
    }

    /// The step is the server's: what the browser says of it does not count.
    #[handle_event]
    fn change(&mut self, form: Form<Order>) {
        self.order = Order { step: self.order.step, ..form.into_inner() };
    }

    /// After a crash, a lost connection or a restart, all that the form had is sent here: and the step does.
    #[handle_event]
    fn recover(&mut self, form: Form<Order>) {
        let order = form.into_inner();
        self.order = Order { step: order.step.clamp(1, order.reached()), ..order };
    }

    #[handle_event]
    fn next(&mut self, form: Form<Order>) {
        let step = self.order.step;
        let order = form.into_inner();
        if step == LAST && order.reached() == LAST && !order.street.trim().is_empty() {
            let Order { name, dish, street, .. } = order;
            *self = Self { ordered: Some(format!("{dish} for {name}, {street}")), ..Self::mount() };
        } else {
            self.order = Order { step: (step + 1).min(order.reached()), ..order };
        }
    }

    #[handle_event]
    fn back(&mut self) {
        self.order.step = (self.order.step - 1).max(1);
    }

    #[handle_event]
    fn crash(&mut self) {
        panic!("somebody has asked for it");
    }

    fn page_title(&self) -> &'static str {
        "A form in steps"
    }

    fn render(&self) -> impl Render {
        let step = self.order.step;
        page(
            "/steps",
            html! {
                <form id="order" class="form" phx-change="change" phx-submit="next" phx-auto-recover="recover">
                    <p>Step <b id="step">{step}</b> of {LAST}</p>
                    <input type="hidden" name="step" value={step}/>
                    {for (at, name, label, value) in self.order.fields() {
                        {if at == step {
                            <label>{label}
                                <input
                                    type="text"
                                    id={name}
                                    name={name}
                                    value={value}
                                    maxlength="100"
                                    required
                                /></label>
                        } else {
                            <input type="hidden" name={name} value={value}/>
                        }}
                    }}
                    <div class="row">
                        <button type="button" id="back" phx-click="back" disabled={step == 1}>Back</button>
                        <button type="submit" id="next">{if step == LAST { "Order" } else { "Next" }}</button>
                        <button type="button" id="crash" phx-click="crash">Crash</button>
                    </div>
                </form>
                <p id="ordered" class="note" role="status" :if={let Some(ordered) = &self.ordered}>{ordered}</p>
            },
        )
    }
}
