use live_runtime::{components::table, prelude::*};

fn page(names: &[String]) -> impl Render {
    html! {
        <.table rows={names}>
            <:col :let={name} label="Name">{name}
            <:col :let={name} label="Length">{name.len()}</:col>
        </.table>
    }
}

fn main() {}
