//! Function components and slots: their HTML, and their diffs.

use live_runtime::{
    prelude::*,
    render::{Prints, to_html},
};

/// A box with a heading.
#[component]
fn card(
    /// The heading.
    title: &str,
    subtitle: Option<&str>,
    open: bool,
    #[default(2)] level: u8,
    children: &Slot,
    #[slot] footer: Option<&Slot>,
    #[rest] rest: Rest,
) -> impl Render {
    html! {
        <section {..rest}>
            <h2 aria-level={level}>{title}</h2>
            <p :if={let Some(subtitle) = subtitle}>{subtitle}</p>
            <div hidden={!open}>{children}</div>
            <footer :if={let Some(footer) = footer}>{footer}</footer>
        </section>
    }
}

#[derive(Slot)]
struct Column<'a> {
    label: &'a str,
    align: Option<&'a str>,
    #[default(1)]
    span: u8,
}

#[component]
fn table<T>(rows: &[T], #[slot] col: &[Slot<&T, Column<'_>>], #[slot] empty: Option<&Slot>) -> impl Render {
    html! {
        <table>
            <thead><tr><th :for={col in col} align={col.align} colspan={col.span}>{col.label}</th></tr></thead>
            <tbody><tr :for={row in rows}><td :for={col in col}>{col.with(row)}</td></tr></tbody>
        </table>
        {if rows.is_empty() { {empty} }}
    }
}

#[component]
fn plain() -> impl Render {
    html! { <hr/> }
}

struct User {
    name: String,
    age: u32,
}

fn users() -> Vec<User> {
    vec![User { name: "Ada".into(), age: 36 }, User { name: "Grace".into(), age: 85 }]
}

/// The diff to `page`, empty where there is none.
fn diff(prints: &mut Prints, page: &impl Render) -> String {
    let mut diff = String::new();
    let _ = prints.diff(page, &mut diff).finish();
    diff
}

/// The HTML without white space between tags.
fn compact(page: &impl Render) -> String {
    let html = to_html(page);
    html.split('>').map(str::trim_start).collect::<Vec<_>>().join(">").replace("> <", "><")
}

#[test]
fn what_may_be_left_out_is_none_false_or_the_default() {
    let page = html! { <.card title="A">text</.card> };
    let html = r#"<section><h2 aria-level="2">A</h2><div hidden>text</div></section>"#;
    assert_eq!(compact(&page), html);
}

#[test]
fn everything_may_be_given() {
    let (title, subtitle) = (String::from("A & B"), Some(String::from("C")));
    let page = html! {
        <.card title={&title} subtitle={&subtitle} open level={3} class={["a", "b"]} data-x={1} aria-busy={true}>
            <b>text</b>
            <:footer>end of {&title}</:footer>
        </.card>
    };
    let html = r#"<section class="a b" data-x="1" aria-busy="true"><h2 aria-level="3">A &amp; B</h2><p>C</p><div><b>text</b></div><footer>end of A &amp; B</footer></section>"#;
    assert_eq!(compact(&page), html);
}

#[test]
fn rows_and_columns() {
    let users = users();
    let page = html! {
        <.table rows={&users}>
            <:col :let={user} label="Name">{&user.name}</:col>
            <:col :let={User { age, .. }} label={&format!("Age of {}", users.len())} align="right" span={2}>{age}</:col>
        </.table>
    };
    let html = r#"<table><thead><tr><th colspan="1">Name</th><th align="right" colspan="2">Age of 2</th></tr></thead><tbody><tr><td>Ada</td><td>36</td></tr><tr><td>Grace</td><td>85</td></tr></tbody></table>"#;
    assert_eq!(compact(&page).trim(), html);
}

#[test]
fn slots_may_be_conditional_and_repeated() {
    let users = users();
    let labels = ["x", "y"];
    let show = |wide: bool| {
        let users = &users;
        to_html(&html! {
            <.table rows={users}>
                <:col :let={user} label="Name">{&user.name}</:col>
                <:col :if={wide} label="Wide">wide</:col>
                <:col :for={(index, label) in labels.iter().enumerate()} :let={user} label={label}>{index}{user.age}</:col>
            </.table>
        })
        .replace("> <", "><")
    };
    assert!(show(false).contains("<td>Ada</td><td>036</td><td>136</td>"), "{}", show(false));
    assert!(show(true).contains("<td>Ada</td><td>wide</td><td>036</td><td>136</td>"), "{}", show(true));
}

#[test]
fn a_change_inside_a_slot_sends_that_value_alone() {
    let page = |count: u32, name: &'static str| {
        html! { <h1>{name}</h1><.card title="A" open><p><b>{count}</b> songs</p></.card> }
    };
    let mut prints = Prints::default();
    diff(&mut prints, &page(1, "x"));
    assert_eq!(diff(&mut prints, &page(1, "x")), "");
    assert_eq!(diff(&mut prints, &page(2, "x")), r#"{"1":{"5":{"0":"2"}}}"#);
    assert_eq!(diff(&mut prints, &page(2, "y")), r#"{"0":"y"}"#);
}

#[test]
fn a_cell_that_changes_is_sent_alone() {
    fn page(users: &[User]) -> impl Render {
        html! {
            <.table rows={users}>
                <:col :let={user} label="Name"><b>{&user.name}</b></:col>
                <:col :let={user} label="Age">{user.age}</:col>
            </.table>
        }
    }
    let mut users = users();
    let mut prints = Prints::default();
    diff(&mut prints, &page(&users));
    assert_eq!(diff(&mut prints, &page(&users)), "");
    users[1].name = "Hedy".into();
    let changed = r#"{"0":{"1":{"k":{"1":{"0":{"k":{"0":{"0":{"0":"Hedy"}},"kc":2}}},"kc":2}}}}"#;
    assert_eq!(diff(&mut prints, &page(&users)), changed);
}

#[test]
fn one_element_has_the_root_flag() {
    let page = html! { a<.plain/><.table rows={&[1, 2]}/> };
    let sent = diff(&mut Prints::default(), &page);
    assert!(sent.starts_with(r#"{"s":["a","",""],"0":{"s":["<hr>"],"r":1},"1":{"s":["<table>"#), "{sent}");
    assert_eq!(sent.matches(r#""s":["<table>"#).count(), 1);
}

struct Node {
    name: &'static str,
    children: Vec<Node>,
}

#[component]
fn tree(nodes: &[Node]) -> impl Render {
    html! { <ul><li :for={node in nodes}>{node.name}<.tree :if={!node.children.is_empty()} nodes={&node.children}/></li></ul> }
}

#[test]
fn a_component_may_call_itself() {
    let leaf = |name| Node { name, children: Vec::new() };
    let nodes = [Node { name: "a", children: vec![leaf("b"), leaf("c")] }, leaf("d")];
    let html = "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>";
    assert_eq!(to_html(&html! { <.tree nodes={&nodes}/> }), html);
}

mod forms {
    pub(super) mod inner {
        use live_runtime::prelude::*;

        #[component]
        pub(in super::super) fn shout(
            text: impl Render,
            r#type: &str,
            on_click: &Event,
            #[slot] action: &Slot<u32>,
            children: Option<&Slot<&'static str>>,
        ) -> impl Render {
            html! {
                <button type={r#type} phx-click={on_click}>{&text}!{action.with(7)}</button>
                {children.map(|children| children.with("given"))}
            }
        }
    }
}

#[test]
fn a_component_is_found_by_its_path_and_takes_events() {
    let event = Event::new("save").value("id", &1);
    let page = html! {
        <.forms::inner::shout text={html! { <b>hey</b> }} type="button" on_click={&event} :let={word}>
            {word}
            <:action :let={number}>{number}</:action>
        </.forms::inner::shout>
        <forms::inner::shout text="a" type="submit" on_click={&event}><:action>x</:action></forms::inner::shout>
    };
    let html = r#"<button type="button" phx-click="save" phx-value-id="1"><b>hey</b>!7</button> given <button type="submit" phx-click="save" phx-value-id="1">a!x</button>"#;
    assert_eq!(to_html(&page).split_whitespace().collect::<Vec<_>>().join(" "), html);
}

#[component]
fn outer(children: &Slot, #[rest] rest: Rest) -> impl Render {
    html! { <.card title="outer" {..rest}>{children}<:footer>{children}</:footer></.card> }
}

#[test]
fn slots_and_attributes_are_handed_on() {
    let page = html! { <.outer id="o" phx-click={Event::new("go")}>text</.outer> };
    let expected = r#"<section id="o" phx-click="go"><h2 aria-level="2">outer</h2><div hidden>text</div><footer>text</footer></section>"#;
    assert_eq!(compact(&page), expected);
}

#[test]
fn loops_and_conditions_around_components() {
    let names = vec!["a", "b"];
    let page = html! {
        <.card :for={name in &names} :key={*name} title={name}>{name}</.card>
        <.plain :if={names.is_empty()}/>
    };
    let mut prints = Prints::default();
    diff(&mut prints, &page);
    assert_eq!(diff(&mut prints, &page), "");
    assert_eq!(to_html(&page).matches("<section>").count(), 2);
    assert!(!to_html(&page).contains("<hr>"));
}
