//! An event that changes little allocates little: what is as it was costs no allocation at all.

use allocation_counter::measure;
use live_runtime::{
    At, Event, Js, Stream,
    components::{button, table},
    html,
    render::{Parts, Prints, Render, Rendered, Writer},
};

static PAGE: Parts = (1, 2, r#"["<h1>","</h1><table>","</table>"]"#, false);
static ROW: Parts = (2, 5, r#"["<tr><td>","</td><td>","</td><td class=\"","\">","</td><td>","</td></tr>"]"#, true);
static STRONG: Parts = (3, 1, r#"["<strong>","</strong>"]"#, true);

struct User {
    id: u32,
    name: String,
    admin: bool,
    tags: Vec<String>,
}

fn users(count: u32) -> Vec<User> {
    let user =
        |id| User { id, name: format!("User <{id}>"), admin: id % 3 == 0, tags: vec!["a".into(); id as usize % 3] };
    (0..count).map(user).collect()
}

/// Text, an attribute, a branch and a nested list, which is empty in some rows.
fn page<'a>(title: &'a str, users: &'a [User]) -> impl Render + 'a {
    Rendered::new(&PAGE, move |w: &mut Writer<'_, '_>| {
        w.value(title);
        w.list(&ROW, |list| {
            for user in users {
                list.keyed(&user.id, |w| {
                    w.value(&user.id);
                    w.value(&user.name);
                    w.class(&["user", if user.admin { "admin" } else { "" }]);
                    if user.admin {
                        w.template(&STRONG, |w| w.value("admin"));
                    } else {
                        w.empty();
                    }
                    w.value(&user.tags);
                });
            }
        });
    })
}

/// How many allocations the diff to a page makes, when the frame has room, and how long the diff is.
fn diff(prints: &mut Prints, page: &impl Render) -> (u64, usize) {
    let mut frame = String::with_capacity(16 * 1024);
    let info = measure(|| {
        let _ = prints.diff(page, &mut frame).finish();
    });
    (info.count_total, frame.len())
}

#[test]
fn a_page_that_is_as_it_was_allocates_nothing() {
    for count in [0, 1, 1000] {
        let users = users(count);
        let mut prints = Prints::default();
        diff(&mut prints, &page("Users", &users));
        assert_eq!(diff(&mut prints, &page("Users", &users)), (0, 0), "{count} rows");
    }
}

#[test]
fn a_value_that_changes_allocates_nothing() {
    let mut users = users(1000);
    let mut prints = Prints::default();
    diff(&mut prints, &page("Users", &users));
    assert_eq!(diff(&mut prints, &page("People", &users)), (0, r#"{"0":"People"}"#.len()));
    users[500].name = "Ada".to_owned();
    assert_eq!(diff(&mut prints, &page("People", &users)), (0, r#"{"1":{"k":{"500":{"1":"Ada"},"kc":1000}}}"#.len()));
}

#[test]
fn a_row_at_the_end_allocates_for_itself() {
    let mut rows = users(1001);
    let last = rows.pop().expect("a row");
    let mut prints = Prints::default();
    diff(&mut prints, &page("Users", &rows));
    rows.push(last);
    // What is remembered of the row, its nested template and its list, the statics of these, and a check for duplicates.
    let (allocations, _) = diff(&mut prints, &page("Users", &rows));
    assert!(allocations <= 16, "{allocations}");
}

#[test]
fn a_list_that_is_reversed_allocates_for_what_moves_and_not_for_each_row() {
    let mut users = users(1000);
    let mut prints = Prints::default();
    diff(&mut prints, &page("Users", &users));
    users.reverse();
    let (allocations, _) = diff(&mut prints, &page("Users", &users));
    assert!(allocations <= 32, "{allocations}");
}

/// A memo on the table, on each row, and inside of each.
fn memos(version: u32, users: &[User]) -> impl Render {
    html! {
        <table :memo={version}>
            <tbody>
                <tr :for={user in users} :key={user.id} :memo={(&user.name, &user.tags)}>
                    <td>{&user.name}</td>
                    <td><b :for={tag in &user.tags}>{tag}</b></td>
                    <td><i :memo={user.admin}>{user.admin.then_some("admin")}</i></td>
                </tr>
            </tbody>
        </table>
    }
}

#[test]
fn memos_allocate_nothing() {
    let mut users = users(1000);
    let mut prints = Prints::default();
    diff(&mut prints, &memos(1, &users));
    assert_eq!(diff(&mut prints, &memos(1, &users)), (0, 0));
    assert_eq!(diff(&mut prints, &memos(2, &users)), (0, 0), "each row is skipped");
    users[500].name = "Ada".to_owned();
    assert_eq!(diff(&mut prints, &memos(3, &users)), (0, r#"{"0":{"k":{"500":{"0":"Ada"},"kc":1000}}}"#.len()));
    users.reverse();
    let (allocations, _) = diff(&mut prints, &memos(4, &users));
    assert!(allocations <= 32, "{allocations}");
}

#[test]
fn components_and_slots_that_are_as_they_were_allocate_nothing() {
    let users = users(100);
    let page = html! {
        <.table rows={&users} id="users" class={["wide", "striped"]}>
            <:col :let={user} label="Name">{&user.name}</:col>
            <:col :let={user} label="Id"><b>{user.id}</b></:col>
            <:action :let={user}><.button disabled={user.admin} aria-label={&user.name}>Delete</.button></:action>
        </.table>
    };
    let mut prints = Prints::default();
    diff(&mut prints, &page);
    assert_eq!(diff(&mut prints, &page), (0, 0));
}

fn stream(items: &Stream<u32, u32>) -> impl Render {
    html! {
        <ul id="items" phx-update="stream">
            <li :for={(dom_id, item) in items} id={dom_id}><b :if={item % 2 == 0}>even</b> {item}</li>
        </ul>
    }
}

#[test]
fn a_stream_that_nothing_has_happened_to_allocates_nothing() {
    let items = Stream::with_key("items", 0..1000, |item| *item);
    let mut prints = Prints::default();
    let mut frame = String::new();
    let _ = prints.diff(&stream(&items), &mut frame).finish();
    assert_eq!(diff(&mut prints, &stream(&items)), (0, 0));
}

#[test]
fn items_of_a_stream_leave_nothing_behind() {
    let mut items = Stream::with_key("items", [], |item| *item);
    let mut prints = Prints::default();
    let mut frame = String::with_capacity(16 * 1024);
    let _ = prints.diff(&stream(&items), &mut frame).finish();
    let info = measure(|| {
        for item in 0..100_000 {
            items.insert(item, At::End);
            frame.clear();
            assert!(prints.diff(&stream(&items), &mut frame).finish());
        }
    });
    println!(
        "100,000 items one by one: {} bytes kept, {} at most at a time, {} allocations an item",
        info.bytes_current,
        info.bytes_max,
        info.count_total / 100_000
    );
    assert_eq!((info.bytes_current, info.count_current), (0, 0));
    assert!(info.bytes_max < 1024, "{} bytes at a time", info.bytes_max);

    let mut frame = String::with_capacity(32 * 1024 * 1024);
    let info = measure(|| {
        items.insert_many(0..100_000, At::Start);
        assert!(prints.diff(&stream(&items), &mut frame).finish());
    });
    assert_eq!((info.bytes_current, info.count_current), (0, 0), "100,000 items at once");
}

#[test]
fn commands_allocate_their_own_text_and_nothing_more() {
    let event = Event::new("remove");
    let page = html! { <button type="button" phx-click={Js::new().hide("#menu").focus("#open")}>Close</button> };
    let pushed = html! { <button type="button" phx-click={Js::new().push(&event).hide("#menu")}>Close</button> };
    let mut prints = Prints::default();
    diff(&mut prints, &page);
    assert_eq!(diff(&mut prints, &page), (1, 0));
    diff(&mut prints, &pushed);
    assert_eq!(diff(&mut prints, &pushed), (1, 0));
}
