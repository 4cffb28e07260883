//! A search over a large table: it answers while it searches, and only the last search counts.

pub(super) mod database;

use live_runtime::prelude::*;
use serde::Deserialize;

use self::database::{User, search};
use crate::site::page;

impl StreamItem for User {
    type Key = i64;

    fn key(&self) -> i64 {
        self.id
    }
}

#[derive(Deserialize)]
struct Search {
    text: String,
}

#[live_view]
pub(crate) struct Users {
    text: String,
    users: AsyncStream<User>,
}

#[live_view]
impl Users {
    fn mount(socket: &mut Socket<Self>) -> Self {
        Self { text: String::new(), users: socket.stream_async("users", |view| &mut view.users, search(String::new())) }
    }

    #[handle_event]
    fn search(&mut self, form: Form<Search>, socket: &mut Socket<Self>) {
        self.text = form.into_inner().text.chars().take(100).collect();
        self.users.replace(socket, |view| &mut view.users, search(self.text.clone()));
    }

    fn page_title(&self) -> &'static str {
        "Users"
    }

    fn render(&self) -> impl Render {
        page(
            "/users",
            html! {
                <form id="search" class="form" phx-change="search" phx-submit="search">
                    <label>Search
                        <input type="search" name="text" id="text" maxlength="100" autocomplete="off"/></label>
                </form>
                <p class="note" id="state">
                    {if self.users.is_loading() {
                        "loading"
                    } else if let Some(why) = self.users.result().failed() {
                        <i>{why}</i>
                    } else {
                        "the first 20 of those whose name or address contains "
                        <q id="searched">{&self.text}</q>
                    }}
                </p>
                <table>
                    <thead>
                        <tr><th scope="col">Name</th><th scope="col">Email</th><th scope="col">Role</th></tr>
                    </thead>
                    <tbody id="users" phx-update="stream">
                        <tr :for={(dom_id, user) in &self.users} id={dom_id}>
                            <td>{&user.name}</td>
                            <td>{&user.email}</td>
                            <td>{&user.role}</td>
                        </tr>
                    </tbody>
                </table>
            },
        )
    }
}
