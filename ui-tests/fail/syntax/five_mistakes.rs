use live_runtime::prelude::*;

#[live_view]
struct Songs {
    title: String,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { title: String::new() }
    }

    #[handle_event]
    fn remove(&mut self, id: u32) {
        let _ = id;
    }

    fn render(&self) -> impl Render {
        html! {
            <dvi>"an unknown element"</dvi>
            <p>"never closed"
            <button phx-click="remov" phx-value-id={7}>"a wrong event"</button>
            <p clas="note">{&self.title}</p>
            <button phx-click="remove">"an argument is missing"</button>
        }
    }
}

fn main() {}
