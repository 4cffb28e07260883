//! Every rule, both ways.

mod accessibility;
mod aria;
mod content_model;
mod events;
mod valid;
mod values;

use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Argument, EventSignature, View, check};
use crate::{Severity, Source, parse};

fn argument(name: &str, ty: TokenStream, optional: bool) -> Argument {
    Argument { name: name.to_owned(), ty, optional }
}

fn songs() -> View {
    let with = |name: &str, arguments| EventSignature { arguments, ..EventSignature::new(name) };
    let events = vec![
        EventSignature::new("add"),
        with("remove", vec![argument("id", quote!(SongId), false)]),
        with("rate", vec![argument("song_id", quote!(u32), false), argument("stars", quote!(u8), true)]),
        with("press", vec![argument("key", quote!(String), false), argument("value", quote!(String), false)]),
        with("switch", vec![argument("on", quote!(bool), false), argument("ids", quote!(Vec<ids::Id>), true)]),
        EventSignature { open: true, ..EventSignature::new("validate") },
        with("more", vec![argument("id", quote!(String), false)]),
        with("search", vec![argument("query", quote!(String), false)]),
    ];
    View { name: "Songs".to_owned(), events, is_component: false }
}

fn found(text: &str, view: Option<&View>) -> Vec<String> {
    let parsed = parse(TokenStream::from_str(text).unwrap(), &Source::new(text, 1, 0));
    assert!(parsed.diagnostics.is_empty(), "{text}: {:?}", parsed.diagnostics);
    let errors = check(&parsed.template, view).into_iter().filter(|found| found.severity == Severity::Error);
    errors.map(|diagnostic| diagnostic.to_string()).collect()
}

/// One template a line, each with one mistake and its text.
fn wrong(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(found(text, Some(&songs())), [*expected], "{text}");
    }
}

fn right(cases: &[&str]) {
    for text in cases {
        assert_eq!(found(text, Some(&songs())), [""; 0], "{text}");
    }
}

#[test]
fn element_names() {
    wrong(&[
        ("<dvi/>", "unknown element `<dvi>`\nhelp: did you mean `<div>`?"),
        ("<linearGradien/>", "unknown element `<linearGradien>`\nhelp: did you mean `<linearGradient>`?"),
        (
            "<card/>",
            "unknown element `<card>`\nhelp: write `<.card>` to call a component; custom elements have a hyphen",
        ),
        ("{match a { _ => <dvi/> }}", "unknown element `<dvi>`\nhelp: did you mean `<div>`?"),
        ("<.a><:b><dvi/></:b></.a>", "unknown element `<dvi>`\nhelp: did you mean `<div>`?"),
    ]);
    right(&[
        "<div/>",
        "<my-thing/>",
        "<svg><path/><foreignObject><p/></foreignObject></svg>",
        "<math><mi/></math>",
        "<.card/>",
    ]);
}

#[test]
fn bindings() {
    wrong(&[
        ("<p phx-clik={a}/>", "unknown binding `phx-clik`\nhelp: did you mean `phx-click`?"),
        ("<p phx-something={a}/>", "unknown binding `phx-something`\nhelp: attributes of your own begin with `data-`"),
        ("<p phx-value={a}/>", "unknown binding `phx-value`\nhelp: write `phx-value-name={…}`"),
    ]);
    right(&["<p phx-click={a} phx-window-keydown={b} phx-value-x=\"1\" phx-debounce=\"200\" phx-mounted={c}/>"]);
}

#[test]
fn attribute_names() {
    wrong(&[
        ("<p clas=\"a\"/>", "`<p>` has no attribute `clas`\nhelp: did you mean `class`?"),
        ("<p className=\"a\"/>", "`<p>` has no attribute `className`\nhelp: write `class`"),
        ("<label htmlFor=\"a\"/>", "`<label>` has no attribute `htmlFor`\nhelp: write `for`"),
        ("<img scr=\"a\">", "`<img>` has no attribute `scr`\nhelp: did you mean `src`?"),
        (
            "<p foobar/>",
            "`<p>` has no attribute `foobar`\nhelp: attributes of your own begin with `data-`: `data-foobar`",
        ),
        ("<p dta-id=\"a\"/>", "`<p>` has no attribute `dta-id`\nhelp: did you mean `data-id`?"),
        ("<p pxh-click=\"add\"/>", "`<p>` has no attribute `pxh-click`\nhelp: did you mean `phx-click`?"),
        (
            "<form acept-charset=\"a\"/>",
            "`<form>` has no attribute `acept-charset`\nhelp: did you mean `accept-charset`?",
        ),
    ]);
    right(&[
        "<p data-x=\"1\" aria-label=\"a\" x-data=\"b\" @click=\"c\" x-on:click.prevent=\"d\" hx-get=\"e\" v-if=\"f\"/>",
        "<input type=\"text\" readonly TABINDEX=\"1\" placeholder=\"x\" popovertarget=\"y\">",
        "<my-thing foobar/>",
        "<svg viewBox=\"0 0 1 1\" stroke-width=\"2\"><a transform=\"x\"/><style media=\"x\" foo/></svg>",
        "<form accept-charset=\"utf-8\"/><meta http-equiv=\"refresh\" property=\"og:title\">",
        "<.card foobar/>",
        "<iframe frameborder=\"0\" allowfullscreen/>",
    ]);
}

#[test]
fn inline_handlers_and_script_urls() {
    wrong(&[
        (
            "<p onclick=\"a()\"/>",
            "inline handler `onclick` is blocked by the content security policy\nhelp: write `phx-click=\"…\"`",
        ),
        (
            "<p onClick={a}/>",
            "inline handler `onClick` is blocked by the content security policy\nhelp: write `phx-click=\"…\"`",
        ),
        (
            "<img onerror=\"a()\">",
            "inline handler `onerror` is blocked by the content security policy\nhelp: write a hook: `phx-hook=\"…\"`",
        ),
        (
            "<a href=\"javascript:a()\"/>",
            "`href` is a `javascript:` URL\nhelp: write a `<button type=\"button\" phx-click=\"…\">`",
        ),
        (
            "<form action=\" Java\\tScript:a()\"/>",
            "`action` is a `javascript:` URL\nhelp: write a `<button type=\"button\" phx-click=\"…\">`",
        ),
        (
            "<iframe srcdoc={a}/>",
            "what stands in `srcdoc` runs as code of this page\nhelp: give the page a route of its own: `src=\"/preview\"`",
        ),
    ]);
    right(&[
        "<iframe srcdoc=\"<p>Hello</p>\"/>",
        "<a href=\"/javascript:\"/>",
        "<p title=\"javascript:x\"/>",
        "<my-thing online/>",
    ]);
}

#[test]
fn duplicate_ids() {
    let twice = "the id `a` is given twice in this template\nhelp: give one of the elements another id";
    wrong(&[
        ("<p id=\"a\"/><b id=\"a\"/>", twice),
        ("<p id=\"a\"><b id=\"a\"/></p>", twice),
        ("<p id=\"a\"/><b id=\"a\" :if={x}/>", twice),
        ("{if x { <p id=\"a\"/><b id=\"a\"/> }}", twice),
        ("<p id=\"a\"/>{match x { _ => <b id=\"a\"/> }}", twice),
    ]);
    right(&[
        "<p id=\"a\"/><b id=\"b\"/>",
        "{if x { <p id=\"a\"/> } else { <b id=\"a\"/> }}",
        "{match x { A => <p id=\"a\"/>, _ => <b id=\"a\"/> }}",
        "<p id=\"a\" :if={x}/><b id=\"a\" :if={!x}/>",
        "<p id={a}/><b id={a}/>",
        "<template><p id=\"a\"/></template><template><p id=\"a\"/></template>",
        "<.a><p id=\"a\"/></.a><.a><p id=\"a\"/></.a>",
    ]);
}

#[test]
fn ids_in_loops() {
    let repeated =
        "the id `a` is repeated for every item of the loop\nhelp: make it differ: `id={format!(\"a-{}\", …)}`";
    wrong(&[
        ("<p :for={x in xs} id=\"a\"/>", repeated),
        ("<p :for={x in xs}><b id=\"a\"/></p>", repeated),
        ("{for x in xs { <p><b id=\"a\"/></p> }}", repeated),
    ]);
    right(&["<p :for={x in xs} id={x.id}/>", "<p id=\"a\"><b :for={x in xs}/></p>"]);
}

#[test]
fn required_ids() {
    wrong(&[
        (
            "<p phx-hook=\"Chart\"/>",
            "`phx-hook` needs an `id` on the same element\nhelp: add `id=\"…\"`\nnote: hooks are kept by id when the page changes",
        ),
        (
            "<ul phx-update=\"stream\"/>",
            "`phx-update` needs an `id` on the same element\nhelp: add `id=\"…\"`\nnote: the content is kept by id when the page changes",
        ),
        (
            "<form phx-change=\"validate\"/>",
            "`phx-change` needs an `id` on the same element\nhelp: add `id=\"…\"`\nnote: after a reconnect the client finds the form by its id to recover what was typed",
        ),
        (
            "<input name=\"id\">",
            "`<input>` cannot be named `id`\nhelp: give it another name\nnote: `form.id` would be this element and no longer the id of the form",
        ),
    ]);
    right(&[
        "<p phx-hook=\"Chart\" id=\"a\"/>",
        "<p phx-hook=\"Chart\" {..rest}/>",
        "<ul phx-update={x} id={y}/>",
        "<p phx-update=\"replace\"/>",
        "<input phx-change=\"validate\" name=\"x\">",
        "<meta name=\"id\">",
    ]);
}

#[test]
fn streams() {
    let taken = "help: write `id={dom_id}`";
    wrong(&[
        (
            r#"<ul id="a" phx-update="stream"><li id="none">None</li></ul>"#,
            "`phx-update=\"stream\"` without a stream\n\
             help: show one directly inside: `<li :for={(dom_id, item) in &self.items} id={dom_id}>…</li>`\n\
             note: without a stream the browser would keep every child that it has ever got",
        ),
        (
            r#"<ul id="a" phx-update="stream"><li>None</li><li :for={(id, item) in a} id={id}>{item}</li></ul>"#,
            "`<li>` needs an `id` inside of `phx-update=\"stream\"`\nhelp: add `id=\"…\"`\n\
             note: the browser drops children without one",
        ),
        (
            r#"<ul id="a" phx-update="stream"><li :for={(dom_id, item) in a}>{item}</li></ul>"#,
            &format!("`<li>` needs the id that the stream gives to its item\n{taken}"),
        ),
        (
            r#"<ul id="a" phx-update="stream">{for (dom_id, item) in a { <li id={item.id}>{item}</li> }}</ul>"#,
            &format!(
                "this is not the id that the stream gives to its item\n{taken}\n\
                 note: the browser finds the item again by that id"
            ),
        ),
    ]);
    right(&[
        r#"<ul id="a" phx-update="stream">{items}</ul>"#,
        r#"<ul id="a" phx-update="stream"><.item :for={(id, item) in a} id={id}/></ul>"#,
        r#"<ul id="a" phx-update="stream">{if x { <li :for={(&ref id, _) in a} id={id}>a</li> }}</ul>"#,
        r#"<ul id="a" phx-update="stream"><li :for={item in a} id={item.0}><i>a</i></li></ul>"#,
        r#"<ul id="a" phx-update="stream"><li :for={(id, item) in a} {..item}>a</li></ul>"#,
        r#"<ul id="a" phx-update={update}><li>a</li></ul>"#,
    ]);
}

#[test]
fn opening_tags() {
    wrong(&[
        (
            "<p class=\"a\" class=\"b\"/>",
            "attribute `class` stands twice on `<p>`\nhelp: write one list: `class={[\"a\", \"b\"]}`",
        ),
        ("<.a b=\"a\" b={c}/>", "attribute `b` stands twice on `<.a>`\nhelp: remove one of them"),
        (
            "<p :key={a}/>",
            "`:key` without a loop\nhelp: write it beside `:for`, or on the one element in the body of `{for … in … { … }}`",
        ),
        (
            "{for a in b { <p :key={a}/><b/> }}",
            "`:key` without a loop\nhelp: write it beside `:for`, or on the one element in the body of `{for … in … { … }}`",
        ),
        (
            "<.a>{if c { <:b/> }}</.a>",
            "slot `<:b>` outside of a component\nhelp: write it directly inside of the component that has it: `<.name><:slot>…</:slot></.name>`",
        ),
        (
            "<.a><:b data-c=\"d\"/></.a>",
            "attribute `data-c` on the slot `<:b>`\nhelp: write it on an element inside of the slot, or on the component",
        ),
        (
            "<.a><:b {..c}/></.a>",
            "spread attributes on the slot `<:b>`\nhelp: write it on an element inside of the slot, or on the component",
        ),
        (
            "<.a><p><:b/></p></.a>",
            "slot `<:b>` outside of a component\nhelp: write it directly inside of the component that has it: `<.name><:slot>…</:slot></.name>`",
        ),
        ("<p :let={a}/>", "`:let` on the element `<p>`\nhelp: write it on a component `<.name>` or a slot `<:name>`"),
    ]);
    right(&[
        "{for a in b { <p :key={a}/> }}",
        "<p :for={a in b} :key={a}/>",
        "{for a in b { <.c :key={a}/> }}",
        "<.a :let={b}><:c :let={d}/><:f :if={e}/><p/></.a>",
    ]);
}

#[test]
fn memos() {
    let children = "`children` inside of a `:memo` would stay what they are while the key does\nhelp: write `:memo` where the component is shown: `<.name :memo={…}>…</.name>`";
    wrong(&[
        (
            r#"<ul id="a" phx-update="stream"><li :for={(id, item) in a} :memo={item} id={id}>{item}</li></ul>"#,
            "`:memo` on an item of a stream\nhelp: remove it: an item is rendered once, when it is inserted or updated",
        ),
        ("<p :memo={a}><b>{children}</b></p>", children),
        ("<.a :memo={b}>{&self.children}</.a>", children),
        ("<p memo=\"a\"/>", "`<p>` has no attribute `memo`\nhelp: write `:memo={…}`"),
    ]);
    right(&[
        "<p :memo={a}>{b}{children.len()}{self.children.a}</p>{children}",
        "<p :memo={(a, children)}>{children}</p>",
        "<.a :memo={b}><:c :memo={d} :let={e}>{e}</:c></.a><p :for={a in b} :key={a.id} :if={a.c} :memo={a}/>",
        r#"<ul :memo={a} id="a" phx-update="stream"><li :for={(id, item) in a} id={id}>{item}</li></ul>"#,
    ]);
}

#[test]
fn several_mistakes_in_the_order_of_the_text() {
    let text = "<p id=\"a\"/><dvi><b id=\"a\" onclick=\"x\" clas=\"y\"/></dvi>";
    let messages: Vec<String> = found(text, None).into_iter().map(|text| text.lines().take(1).collect()).collect();
    assert_eq!(
        messages,
        [
            "unknown element `<dvi>`",
            "the id `a` is given twice in this template",
            "inline handler `onclick` is blocked by the content security policy",
            "`<b>` has no attribute `clas`",
        ]
    );
}

#[test]
fn a_whole_page_is_right() {
    right(&[r#"
        {match &self.band {
            AsyncResult::Loading => <p>Loading the band</p>,
            AsyncResult::Ok(band) => <h1>{&band.name} loaded!</h1>,
            AsyncResult::Failed(why) => <p class="error">{why}</p>,
        }}
        <p role="status" :if={let Some(notice) = &self.notice}>{notice}</p>

        <ul id="songs" phx-update="stream">
            <li :for={(dom_id, song) in &self.songs} id={dom_id} class={["song", song.is_new().then_some("new")]}>
                {&song.title}
                <button type="button" phx-click="remove" phx-value-id={song.id}>"Don't keep it"</button>
            </li>
        </ul>

        <.form for={&self.form} id="new-song" phx-change="validate" phx-submit="add">
            <.input field={self.form.title()} label="Title" phx-debounce="200"/>
            <.button type="submit" disabled={self.form.invalid()}>Add</.button>
        </.form>

        <.table id="fans" rows={&self.fans}>
            <:col :let={fan} label="Name">{&fan.name}</:col>
            <:col :let={fan} label="Email">{&fan.email}</:col>
        </.table>
        <svg viewBox="0 0 24 24" fill="none" stroke-width="1.5" aria-hidden="true"><path d="M4 6"/></svg>
    "#]);
}
