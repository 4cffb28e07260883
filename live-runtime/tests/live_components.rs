//! Live components, as HTML.

use live_runtime::{prelude::*, render::to_html};

#[live_component]
#[derive(Default)]
struct Clock {
    start: u32,
    label: String,
}

#[live_component]
impl Clock {
    fn update(&mut self, start: u32, label: Option<&str>) {
        self.start = start;
        label.unwrap_or("clock").clone_into(&mut self.label);
    }

    #[handle_event]
    fn add(&mut self, by: u32) {
        self.start += by;
    }

    fn render(&self) -> impl Render {
        html! { <button type="button" phx-click="add" phx-value-by={2_u32} phx-target={self}>{&self.label}: {self.start}</button> }
    }
}

#[test]
fn a_page_as_html_has_its_live_components_in_it() {
    let page = html! { <p><Clock id="c1" start={5}/></p><Clock id={format_args!("c{}", 2)} start={6} label="other"/> };
    let button = |cid, text| {
        format!("<button type=\"button\" phx-click=\"add\" phx-value-by=\"2\" phx-target=\"{cid}\">{text}</button>")
    };
    assert_eq!(to_html(&page), format!("<p>{}</p>{}", button(1, "clock: 5"), button(2, "other: 6")));
}
