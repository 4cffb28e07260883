//! HTML beside maud and askama, and diffs of a large page.
//!
//! All three give a new `String` with the same bytes, which is asserted. Each escapes what it shows (maud leaves `'`, and
//! nothing in these pages has to be escaped), and guesses for itself how large the `String` will be.
//!
//! ```text
//! cargo bench --bench render
//! ```

use askama::Template as _;
use divan::{Bencher, black_box, counter::ItemsCount};
use live_runtime::{
    html,
    render::{Prints, Render, to_html},
};

fn main() {
    assert_eq!(table::ours(&table::cells()), table::maud(&table::cells()));
    assert_eq!(table::ours(&table::cells()), table::askama(&table::cells()));
    assert_eq!(teams::ours(&teams::teams()), teams::maud(&teams::teams()));
    assert_eq!(teams::ours(&teams::teams()), teams::askama(&teams::teams()));
    assert_eq!(users::ours(&users::users()), users::maud(&users::users()));
    assert_eq!(users::ours(&users::users()), users::askama(&users::users()));
    divan::main();
}

macro_rules! html_beside_others {
    ($module:ident, $state:ident, $sample_size:literal) => {
        #[divan::bench(sample_size = $sample_size)]
        fn ours(bencher: Bencher) {
            let state = super::$module::$state();
            bencher.bench_local(|| drop(black_box(super::$module::ours(black_box(&state)))));
        }

        #[divan::bench(sample_size = $sample_size)]
        fn maud(bencher: Bencher) {
            let state = super::$module::$state();
            bencher.bench_local(|| drop(black_box(super::$module::maud(black_box(&state)))));
        }

        #[divan::bench(sample_size = $sample_size)]
        fn askama(bencher: Bencher) {
            let state = super::$module::$state();
            bencher.bench_local(|| drop(black_box(super::$module::askama(black_box(&state)))));
        }
    };
}

mod html_table_of_100x100 {
    use super::{Bencher, black_box};
    html_beside_others!(table, cells, 1);
}

mod html_teams {
    use super::{Bencher, black_box};
    html_beside_others!(teams, teams, 1000);
}

mod html_1000_users {
    use super::{Bencher, black_box};
    html_beside_others!(users, users, 1);
}

/// A page of 1000 users, four dynamics each.
mod diff_1000_users {
    use super::{Bencher, ItemsCount, Prints, Render, black_box};
    use crate::users::{User, page, users};

    fn diff(bencher: Bencher, mut change: impl FnMut(&mut [User])) {
        let mut users = users();
        let mut prints = Prints::default();
        let mut frame = String::with_capacity(256 * 1024);
        let _ = prints.diff(&page(&users), &mut frame).finish();
        bencher.counter(ItemsCount::new(4 * users.len())).bench_local(|| {
            change(&mut users);
            frame.clear();
            let _ = prints.diff(black_box(&page(&users)), &mut frame).finish();
            black_box(frame.len())
        });
    }

    #[divan::bench]
    fn unchanged(bencher: Bencher) {
        diff(bencher, |_| {});
    }

    /// A `:memo` on each row, whose key is what the row shows.
    #[divan::bench]
    fn unchanged_memo_of_each_row(bencher: Bencher) {
        unchanged_memos(bencher, crate::users::page_of_memos);
    }

    /// The same, whose key is a version.
    #[divan::bench]
    fn unchanged_memo_of_each_version(bencher: Bencher) {
        unchanged_memos(bencher, crate::users::page_of_versions);
    }

    /// A `:memo` around the whole table.
    #[divan::bench(sample_size = 1000)]
    fn unchanged_memo_of_the_table(bencher: Bencher) {
        unchanged_memos(bencher, crate::users::page_in_a_memo);
    }

    fn unchanged_memos<'a, P: Render + 'a>(bencher: Bencher, page: impl Fn(&'a [User]) -> P) {
        let users: &[User] = users().leak();
        let mut prints = Prints::default();
        let mut frame = String::with_capacity(256 * 1024);
        let _ = prints.diff(&page(users), &mut frame).finish();
        bencher.counter(ItemsCount::new(4 * users.len())).bench_local(|| {
            frame.clear();
            let _ = prints.diff(black_box(&page(black_box(users))), &mut frame).finish();
            black_box(frame.len())
        });
    }

    #[divan::bench]
    fn one_changed(bencher: Bencher) {
        diff(bencher, |users| change(&mut users[500]));
    }

    #[divan::bench]
    fn all_changed(bencher: Bencher) {
        diff(bencher, |users| users.iter_mut().for_each(change));
    }

    #[divan::bench]
    fn reversed(bencher: Bencher) {
        diff(bencher, <[User]>::reverse);
    }

    /// The join: everything is sent, nothing is remembered.
    #[divan::bench]
    fn first(bencher: Bencher) {
        let users = users();
        let mut frame = String::with_capacity(256 * 1024);
        bencher.counter(ItemsCount::new(4 * users.len())).bench_local(|| {
            frame.clear();
            let mut prints = Prints::default();
            let _ = prints.diff(black_box(&page(&users)), &mut frame).finish();
            prints
        });
    }

    /// In place, so that what is measured is the diff.
    fn change(user: &mut User) {
        user.admin = !user.admin;
        for text in [&mut user.name, &mut user.email] {
            text.truncate(text.len() - 1);
            text.push(if user.admin { 'a' } else { 'b' });
        }
    }
}

mod diff_teams {
    use super::{Bencher, ItemsCount, Prints, black_box, teams};

    #[divan::bench(sample_size = 1000)]
    fn unchanged(bencher: Bencher) {
        let teams = teams::teams();
        let mut prints = Prints::default();
        let mut frame = String::with_capacity(1024);
        let _ = prints.diff(&teams::page(&teams), &mut frame).finish();
        bencher.counter(ItemsCount::new(2 + 3 * teams.teams.len())).bench_local(|| {
            frame.clear();
            let _ = prints.diff(black_box(&teams::page(&teams)), &mut frame).finish();
            black_box(frame.len())
        });
    }
}

mod table {
    use super::*;

    pub(super) type Cells = Vec<Vec<u32>>;

    pub(super) fn cells() -> Cells {
        (0..100).map(|row| (0..100).map(|column| row * 100 + column).collect()).collect()
    }

    pub(super) fn ours(rows: &Cells) -> String {
        to_html(&html! {
            <table>
                <tbody><tr :for={row in rows}><td :for={cell in row}>{cell}</td></tr></tbody>
            </table>
        })
    }

    pub(super) fn maud(rows: &Cells) -> String {
        maud::html! { table { tbody { @for row in rows { tr { @for cell in row { td { (cell) } } } } } } }.into_string()
    }

    #[derive(askama::Template)]
    #[template(
        source = "<table><tbody>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</tbody></table>",
        ext = "html"
    )]
    struct Page<'a> {
        rows: &'a Cells,
    }

    pub(super) fn askama(rows: &Cells) -> String {
        Page { rows }.render().expect("nothing in it fails")
    }
}

mod teams {
    use super::*;

    pub(super) struct Teams {
        pub(super) year: u16,
        pub(super) teams: Vec<Team>,
    }

    pub(super) struct Team {
        name: String,
        score: u8,
    }

    pub(super) fn teams() -> Teams {
        let teams = [("Jiangsu", 43), ("Beijing", 27), ("Guangzhou", 22), ("Shandong", 12)];
        Teams {
            year: 2015,
            teams: teams.into_iter().map(|(name, score)| Team { name: name.to_owned(), score }).collect(),
        }
    }

    pub(super) fn page(state: &Teams) -> impl Render {
        html! {
            <html lang="en"><head><title>{state.year}</title></head><body><h1>CSL {state.year}</h1><ul>
                <li
                    :for={(place, team) in state.teams.iter().enumerate()} :key={&team.name}
                    class={["team", (place == 0).then_some("champion")]}
                ><b>{&team.name}</b>: {team.score}</li>
            </ul></body></html>
        }
    }

    pub(super) fn ours(state: &Teams) -> String {
        to_html(&page(state))
    }

    pub(super) fn maud(state: &Teams) -> String {
        maud::html! {
            html lang="en" {
                head { title { (state.year) } }
                body {
                    h1 { "CSL " (state.year) }
                    ul {
                        @for (place, team) in state.teams.iter().enumerate() {
                            li.team.champion[place == 0] { b { (team.name) } ": " (team.score) }
                        }
                    }
                }
            }
        }
        .into_string()
    }

    #[derive(askama::Template)]
    #[template(
        source = r#"<html lang="en"><head><title>{{ state.year }}</title></head><body><h1>CSL {{ state.year }}</h1><ul>{% for team in state.teams %}<li class="team{% if loop.first %} champion{% endif %}"><b>{{ team.name }}</b>: {{ team.score }}</li>{% endfor %}</ul></body></html>"#,
        ext = "html"
    )]
    struct Page<'a> {
        state: &'a Teams,
    }

    pub(super) fn askama(state: &Teams) -> String {
        Page { state }.render().expect("nothing in it fails")
    }
}

mod users {
    use super::*;

    pub(super) struct User {
        id: u32,
        pub(super) name: String,
        pub(super) email: String,
        pub(super) admin: bool,
    }

    pub(super) fn users() -> Vec<User> {
        let user = |id| User {
            id,
            name: format!("Ada Lovelace the {id}th"),
            email: format!("ada.lovelace+{id}@example.org"),
            admin: id % 10 == 0,
        };
        (0..1000).map(user).collect()
    }

    pub(super) fn page(users: &[User]) -> impl Render {
        html! {
            <table>
                <tbody>
                    <tr :for={user in users} :key={user.id}>
                        <td>{user.id}</td>
                        <td>{&user.name}</td>
                        <td>{&user.email}</td>
                        <td class={["role", user.admin.then_some("admin")]}>role</td>
                    </tr>
                </tbody>
            </table>
        }
    }

    pub(super) fn page_of_memos(users: &[User]) -> impl Render {
        html! {
            <table>
                <tbody>
                    <tr :for={user in users} :key={user.id} :memo={(&user.name, &user.email, user.admin)}>
                        <td>{user.id}</td>
                        <td>{&user.name}</td>
                        <td>{&user.email}</td>
                        <td class={["role", user.admin.then_some("admin")]}>role</td>
                    </tr>
                </tbody>
            </table>
        }
    }

    pub(super) fn page_of_versions(users: &[User]) -> impl Render {
        html! {
            <table>
                <tbody>
                    <tr :for={user in users} :key={user.id} :memo={user.admin}>
                        <td>{user.id}</td>
                        <td>{&user.name}</td>
                        <td>{&user.email}</td>
                        <td class={["role", user.admin.then_some("admin")]}>role</td>
                    </tr>
                </tbody>
            </table>
        }
    }

    pub(super) fn page_in_a_memo(users: &[User]) -> impl Render {
        let version = black_box(1);
        html! {
            <table :memo={version}>
                <tbody>
                    <tr :for={user in users} :key={user.id}>
                        <td>{user.id}</td>
                        <td>{&user.name}</td>
                        <td>{&user.email}</td>
                        <td class={["role", user.admin.then_some("admin")]}>role</td>
                    </tr>
                </tbody>
            </table>
        }
    }

    pub(super) fn ours(users: &[User]) -> String {
        to_html(&page(users))
    }

    pub(super) fn maud(users: &[User]) -> String {
        maud::html! {
            table {
                tbody {
                    @for user in users {
                        tr {
                            td { (user.id) }
                            td { (user.name) }
                            td { (user.email) }
                            td.role.admin[user.admin] { "role" }
                        }
                    }
                }
            }
        }
        .into_string()
    }

    #[derive(askama::Template)]
    #[template(
        source = r#"<table><tbody>{% for user in users %}<tr><td>{{ user.id }}</td><td>{{ user.name }}</td><td>{{ user.email }}</td><td class="role{% if user.admin %} admin{% endif %}">role</td></tr>{% endfor %}</tbody></table>"#,
        ext = "html"
    )]
    struct Page<'a> {
        users: &'a [User],
    }

    pub(super) fn askama(users: &[User]) -> String {
        Page { users }.render().expect("nothing in it fails")
    }
}

/// A button's commands, built and written into an unchanged page, beside a literal event.
mod diff_commands {
    use live_runtime::{Event, Js, html, render::Render};

    use super::{Bencher, Prints, black_box};

    fn unchanged<P: Render>(bencher: Bencher, page: impl Fn() -> P) {
        let mut prints = Prints::default();
        let mut frame = String::with_capacity(1024);
        let _ = prints.diff(&page(), &mut frame).finish();
        bencher.bench_local(|| {
            frame.clear();
            let _ = prints.diff(black_box(&page()), &mut frame).finish();
            black_box(frame.len())
        });
    }

    #[divan::bench(sample_size = 1000)]
    fn two_commands(bencher: Bencher) {
        unchanged(bencher, || {
            html! { <button type="button" phx-click={Js::new().hide("#menu").focus("#open")}>Close</button> }
        });
    }

    #[divan::bench(sample_size = 1000)]
    fn an_event(bencher: Bencher) {
        unchanged(bencher, || html! { <button type="button" phx-click={Event::new("close")}>Close</button> });
    }
}
