use live_runtime::prelude::*;

#[derive(Default, LiveForm)]
struct Song {
    title: String,
}

#[live_view]
struct Songs {
    form: FormState<Song>,
}

#[live_view]
impl Songs {
    fn mount() -> Self {
        Self { form: FormState::default() }
    }

    #[handle_event]
    fn save(&mut self, first: Form<Song>, _second: Form<Song>) {
        self.form = first.validate();
    }

    fn render(&self) -> impl Render {
        html! { <form id="song" phx-submit="save"><input name={self.form.title().name()} aria-label="Title"></form> }
    }
}

fn main() {}
