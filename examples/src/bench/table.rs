//! A table of users: `?n=1000` rows.

use axum::extract::Query;
use live_runtime::prelude::*;
use serde::Deserialize;

const MOST: u32 = 100_000;
const ROLES: [&str; 4] = ["admin", "editor", "viewer", "guest"];

#[derive(Deserialize)]
pub(crate) struct Size {
    n: Option<u32>,
}

struct User {
    id: u32,
    name: String,
    email: String,
    role: &'static str,
}

impl User {
    fn new(id: u32) -> Self {
        let role = ROLES[id as usize % ROLES.len()];
        Self { id, name: format!("User {id}"), email: format!("user{id}@example.com"), role }
    }
}

#[live_view]
pub(crate) struct BenchTable {
    users: Vec<User>,
    next: u32,
    touched: usize,
}

#[live_view]
impl BenchTable {
    fn mount(Query(size): Query<Size>) -> Self {
        let rows = size.n.unwrap_or(1000).min(MOST);
        Self { users: (1..=rows).map(User::new).collect(), next: rows + 1, touched: 0 }
    }

    /// Renames one row, the next one in a walk that visits them all.
    #[handle_event]
    fn touch(&mut self) {
        if self.users.is_empty() {
            return;
        }
        self.touched = (self.touched + 7919) % self.users.len();
        let user = &mut self.users[self.touched];
        user.name.push('!');
    }

    #[handle_event]
    fn append(&mut self) {
        self.users.push(User::new(self.next));
        self.next += 1;
    }

    #[handle_event]
    fn reverse(&mut self) {
        self.users.reverse();
    }

    fn render(&self) -> impl Render {
        html! {
            <p>
                <button type="button" id="touch" phx-click="touch">touch</button>
                <button type="button" id="append" phx-click="append">append</button>
                <button type="button" id="reverse" phx-click="reverse">reverse</button>
            </p>
            <table>
                <thead><tr><th>Id</th><th>Name</th><th>Email</th><th>Role</th></tr></thead>
                <tbody>
                    <tr :for={user in &self.users} :key={user.id} id={format_args!("row-{}", user.id)}>
                        <td>{user.id}</td>
                        <td>{&user.name}</td>
                        <td>{&user.email}</td>
                        <td class={["role", user.role]}>{user.role}</td>
                    </tr>
                </tbody>
            </table>
        }
    }
}
