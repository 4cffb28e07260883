//! Function components: content, named slots, values that a component gives back, attributes that are passed on.

use live_runtime::prelude::*;

use crate::document::live;

#[live_view]
pub(crate) struct SlotsLive {
    n: i64,
    show: bool,
    rows: Vec<Row>,
}

struct Row {
    id: i64,
    name: String,
}

#[derive(Slot)]
struct Footer<'a> {
    kind: &'a str,
}

#[component]
fn card(
    #[default = "untitled"] title: &str,
    children: &Slot<String>,
    #[slot] header: Option<&Slot>,
    #[slot] footer: &[Slot<(), Footer<'_>>],
    #[rest] rest: Rest,
) -> impl Render {
    html! {
        <div class="card" {..rest}>
            <h2>{title}</h2>
            <header :if={header.is_some()}>{header}</header>
            {children.with(title.to_uppercase())}
            <footer :for={footer in footer} class={footer.kind}>{footer}</footer>
        </div>
    }
}

#[derive(Slot)]
struct Column<'a> {
    label: &'a str,
}

/// With the `<tbody>` that a browser puts there: without it, the table does not compile.
#[component]
fn table<T>(
    rows: &[T],
    key: fn(&T) -> i64,
    row_id: fn(&T) -> String,
    #[slot] col: &[Slot<&T, Column<'_>>],
) -> impl Render {
    html! {
        <table>
            <tbody>
                <tr><th :for={col in col}>{col.label}</th></tr>
                <tr :for={row in rows} :key={key(row)} id={row_id(row)}>
                    <td :for={col in col}>{col.with(row)}</td>
                </tr>
            </tbody>
        </table>
    }
}

#[component]
fn leaf(n: i64) -> impl Render {
    html! { <i>leaf {n}</i> }
}

#[component]
fn constant() -> impl Render {
    html! { <hr> }
}

#[live_view]
impl SlotsLive {
    fn mount() -> Self {
        let row = |id, name: &str| Row { id, name: name.to_owned() };
        Self { n: 0, show: true, rows: vec![row(1, "ann"), row(2, "bob")] }
    }

    #[handle_event]
    fn n(&mut self) {
        self.n += 1;
    }

    #[handle_event]
    fn show(&mut self) {
        self.show = !self.show;
    }

    #[handle_event]
    fn row(&mut self) {
        if let Some(first) = self.rows.first_mut() {
            first.name.push('!');
        }
    }

    fn render(&self, flash: &Flash) -> impl Render {
        live(
            flash,
            html! {
                <button id="n" phx-click="n">n</button>
                <button id="show" phx-click="show">show</button>
                <button id="row" phx-click="row">row</button>
                <.card :let={upper} title="first" data-x="1" id="c1">
                    <:header>head {self.n}</:header>
                    body {self.n} {upper}
                    <.leaf n={self.n}/>
                    <:footer kind="a">foot a</:footer>
                    <:footer :if={self.show} kind="b">foot b {self.n}</:footer>
                </.card>
                <.card id="c2"><.constant/>plain</.card>
                <.leaf n={7}/>
                <.table rows={&self.rows} key={|row| row.id} row_id={|row| format!("r-{}", row.id)}>
                    <:col :let={row} label="Name">{&row.name}</:col>
                    <:col :let={row} label="N">{row.id + self.n}</:col>
                </.table>
            },
        )
    }
}
