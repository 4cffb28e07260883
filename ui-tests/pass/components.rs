//! Everything that a component can be, without a warning.

#![deny(warnings, clippy::pedantic)]

use std::fmt::Display;

use live_runtime::{
    components::{button, error, input, label, link, list, table},
    prelude::*,
    render::to_html,
};

/// What a card is like.
#[derive(Clone, Copy, Default, PartialEq)]
enum Kind {
    #[default]
    Plain,
    Wide,
}

/// The attributes of a tab.
#[derive(Slot)]
struct Tab<'a, I: Display> {
    title: &'a str,
    /// Shown before the title.
    icon: I,
    open: bool,
    #[default(1)]
    order: u8,
    #[default]
    kind: Kind,
    note: Option<String>,
}

/// Every way to declare an attribute.
#[component]
#[allow(clippy::fn_params_excessive_bools)]
fn card<'a, T, const N: usize>(
    /// The heading.
    title: &str,
    subtitle: Option<&str>,
    on_click: &Event,
    items: &'a [T; N],
    shown: impl Render,
    pairs: &[(&str, Option<&T>)],
    format: &dyn Fn(&T) -> String,
    r#type: Option<&str>,
    open: bool,
    #[default] kind: Kind,
    #[default = "none"] aside: &str,
    #[default(vec![1, 2])] numbers: Vec<u8>,
    children: Option<&Slot<&'a T>>,
    #[slot] header: &Slot,
    #[slot] footer: Option<&Slot<(usize, &str)>>,
    #[slot] tab: &[Slot<&T, Tab<'_, u8>>],
    #[rest] rest: Rest,
) -> impl Render
where
    T: Display + PartialEq + 'a,
{
    let wide = kind == Kind::Wide;
    html! {
        <section class={["card", wide.then_some("wide")]} {..rest}>
            <h2>{title}</h2>
            <header>{header}</header>
            <p :if={let Some(subtitle) = subtitle} title={r#type}>{subtitle}</p>
            <button type="button" phx-click={on_click} disabled={!open}>{&shown}</button>
            <ul><li :for={item in items}>{format(item)}{children.map(|children| children.with(item))}</li></ul>
            <p :for={(name, value) in pairs}>{name}{value.map(format)}</p>
            <div :for={tab in tab} hidden={!tab.open} title={&tab.note}>
                {tab.icon}{tab.title}{tab.order}{if tab.kind == Kind::Plain { "plain" }}
                {items.first().map(|item| tab.with(item))}
            </div>
            <footer :if={let Some(footer) = footer}>{footer.with((numbers.len(), aside))}</footer>
        </section>
    }
}

#[component]
fn nothing() -> impl Render {
    html! { <hr/> }
}

mod forms {
    use live_runtime::prelude::*;

    /// Shows what it is given.
    #[component]
    pub(super) fn field(children: &Slot) -> impl Render {
        html! { <div>{children}</div> }
    }
}

fn main() {
    let names = vec![String::from("a"), String::from("b")];
    let items = [1, 2];
    let event = Event::new("go");
    let count = names.len();
    let (some, format) = (Some("x"), |item: &i32| item.to_string());
    let songs = Url::new("/songs").ok();
    let page = html! {
        <.nothing/>
        <.card
            title={&names[0]}
            subtitle={some}
            on_click={&event}
            items={&items}
            shown={html! { <b>{count}</b> }}
            pairs={&[("a", None), ("b", Some(&1))]}
            format={&format}
            type="b"
            open
            kind={Kind::Wide}
            numbers={vec![]}
            class="c"
            id={names.len()}
            aria-expanded={true}
            data-x
            phx-value-id={1}
            phx-click={&event}
            {..[("lang", "en")]}
            :let={item}
        >
            {item}
            <:header>head</:header>
            <:footer :let={(count, aside)}>{count}{aside}</:footer>
            <:tab :let={item} title="one" icon={1}>{item}</:tab>
            <:tab :if={let Some(name) = names.first()} title={name} icon={2} open>{name}</:tab>
            <:tab
                :for={name in &names}
                :if={!name.is_empty()}
                :let={item}
                title={name}
                icon={3}
                order={2}
                note={name.clone()}
            >
                {name}{item}
            </:tab>
        </.card>
        <.forms::field :for={name in &names} :key={name}><forms::field>{name}</forms::field></.forms::field>
        <.table rows={&names} class="wide">
            <:col :let={name} label="Name">{name}</:col>
            <:action><.button type="submit" disabled={names.is_empty()} phx-click={&event}>Go</.button></:action>
        </.table>
        <.list><:item :for={name in &names} title={name}>{name.len()}</:item></.list>
        <.label for="n">Name</.label>
        <.input id="n" name="n" label="N" value={&names[0]} required maxlength={5} error={None}/>
        <.input id="o" name="o" label="O" type="select" value="a" options={&[("a", "A"), ("b", "B")]}/>
        <.input id="p" name="p" label="P" type="checkbox" checked/>
        <.error :if={names.len() > 5} id="e">many</.error>
        {songs.as_ref().map(|songs| html! { <.link href={songs} class="next">Songs</.link> })}
    };
    assert!(!to_html(&page).is_empty());
}
