use live_runtime::prelude::*;

struct User {
    name: String,
}

#[derive(Slot)]
struct Column<'a> {
    label: &'a str,
}

#[component]
fn table<T>(rows: &[T], #[slot] col: &[Slot<&T, Column<'_>>]) -> impl Render {
    html! { <p :for={row in rows}><b :for={col in col} title={col.label}>{col.with(row)}</b></p> }
}

fn main() {
    let users = [User { name: String::new() }];
    let _ = html! { <.table rows={&users}><:col :let={user} lable="Name">{&user.name}</:col></.table> };
}
