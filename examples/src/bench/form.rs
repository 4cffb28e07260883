//! Ten text fields, each with an error while it is empty.

use live_runtime::{Params, prelude::*};

const FIELDS: usize = 10;

#[live_view]
pub(crate) struct BenchForm {
    values: [String; FIELDS],
}

#[live_view]
impl BenchForm {
    fn mount() -> Self {
        Self { values: Default::default() }
    }

    #[handle_event]
    fn validate(&mut self, params: Params) {
        for (index, value) in self.values.iter_mut().enumerate() {
            value.clear();
            value.push_str(params.text(&format!("field{index}")).unwrap_or_default());
        }
    }

    fn render(&self) -> impl Render {
        html! {
            <form id="form" phx-change="validate">
                <p :for={(index, value) in self.values.iter().enumerate()}>
                    <input
                        type="text"
                        name={format_args!("field{index}")}
                        value={value}
                        aria-label={format_args!("Field {index}")}
                    />
                    {if value.is_empty() { <span class="error">"can't be blank"</span> }}
                </p>
            </form>
        }
    }
}
