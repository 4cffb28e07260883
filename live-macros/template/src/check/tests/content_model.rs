//! What may stand inside of what.

use std::str::FromStr;

use proc_macro2::TokenStream;

use super::{right, wrong};
use crate::{Source, check, parse};

/// Each with its message alone.
fn wrong_message(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let found: Vec<String> =
            super::found(text, None).iter().map(|text| text.lines().take(1).collect::<String>()).collect();
        assert_eq!(found, [*expected], "{text}");
    }
}

#[test]
fn paragraphs() {
    wrong(&[
        (
            "<p><div/></p>",
            "`<div>` inside `<p>`\nhelp: write `<span>`, or close the `<p>` before it\nnote: a browser closes the `<p>` before the `<div>`, and the page is no longer what the template says",
        ),
        (
            "<p>a {if b { <ul><li>c</li></ul> }}</p>",
            "`<ul>` inside `<p>`\nhelp: close the `<p>` before it, or write `<div>` for the `<p>`\nnote: a browser closes the `<p>` before the `<ul>`, and the page is no longer what the template says",
        ),
    ]);
    wrong_message(&[
        ("<p><span><div/></span></p>", "`<div>` inside `<p>`"),
        ("<p><a href=\"/\"><h2>a</h2></a></p>", "`<h2>` inside `<p>`"),
        ("<p><p>a</p></p>", "`<p>` inside `<p>`"),
        ("<p><table/></p>", "`<table>` inside `<p>`"),
        ("<p>{for a in b { <hr> }}</p>", "`<hr>` inside `<p>`"),
        ("<p><button><div/></button></p>", "`<div>` directly inside `<button>`"),
    ]);
    right(&[
        "<p><.a><div/></.a></p>",
        "<p><.a><:b><div/></:b></.a></p>",
        "<p>{div()}</p>",
        "<p><svg><foreignObject><div><p>a</p></div></foreignObject></svg></p>",
        "<p><template><div/></template></p>",
        "<p><ins>a</ins><del>b</del><my-thing/><br><img alt=\"\"></p>",
        "<p><slot/></p>",
    ]);
}

#[test]
fn lines_of_text() {
    wrong(&[(
        "<span><div/></span>",
        "`<div>` directly inside `<span>`\nhelp: write `<span>`, or `<div>` for the `<span>`",
    )]);
    wrong_message(&[
        ("<h1><p>a</p></h1>", "`<p>` directly inside `<h1>`"),
        ("<h1><h2>a</h2></h1>", "`<h2>` directly inside `<h1>`"),
        ("<label><ul><li/></ul></label>", "`<ul>` directly inside `<label>`"),
        ("<b><ins><section/></ins></b>", "`<section>` directly inside `<b>`"),
        ("<summary><div/></summary>", "`<div>` directly inside `<summary>`"),
        ("<textarea><b>a</b></textarea>", "`<b>` directly inside `<textarea>`"),
    ]);
    right(&[
        "<a href=\"/\"><div><p>a</p></div></a>",
        "<ins><p>a</p></ins>",
        "<div><span>a</span></div>",
        "<summary><h3>a</h3> b</summary>",
        "<legend><h3>a</h3></legend>",
        "<span><my-thing><b/></my-thing></span>",
    ]);
}

#[test]
fn tables() {
    wrong(&[
        (
            "<table><tr><td>a</td></tr></table>",
            "`<tr>` directly inside `<table>`\nhelp: write `<tbody>…</tbody>` around it\nnote: a browser puts one there, and the page is no longer what the template says",
        ),
        (
            "<table><tbody><td>a</td></tbody></table>",
            "`<td>` directly inside `<tbody>`\nhelp: write `<tr>…</tr>` around it\nnote: a browser puts one there, and the page is no longer what the template says",
        ),
        (
            "<div><tr><td>a</td></tr></div>",
            "`<tr>` directly inside `<div>`\nhelp: write it directly inside `<tbody>`, `<thead>` or `<tfoot>`\nnote: a browser drops the tag, and the page is no longer what the template says",
        ),
        (
            "<tr><div/></tr>",
            "`<div>` directly inside `<tr>`\nhelp: write `<td>…</td>` around it\nnote: a browser moves it out of the table, and the page is no longer what the template says",
        ),
        (
            "<tr>a {b} c</tr>",
            "text directly inside `<tr>`\nhelp: write `<td>…</td>` around it\nnote: a browser moves it out of the table, and the page is no longer what the template says",
        ),
        (
            "<colgroup>\"a\"</colgroup>",
            "text directly inside `<colgroup>`\nhelp: write `<col>` there\nnote: a browser moves it out of the table, and the page is no longer what the template says",
        ),
    ]);
    wrong_message(&[
        ("<table>{for a in b { <tr><td>{a}</td></tr> }}</table>", "`<tr>` directly inside `<table>`"),
        ("<table :if={a}><col></table>", "`<col>` directly inside `<table>`"),
        ("<table><form/></table>", "`<form>` directly inside `<table>`"),
        ("<tbody><my-row/></tbody>", "`<my-row>` directly inside `<tbody>`"),
        ("<td><tbody/></td>", "`<tbody>` directly inside `<td>`"),
        ("<caption><div><table/></div></caption>", "`<table>` inside `<caption>`"),
        ("<th><h2>a</h2></th>", "`<h2>` inside `<th>`"),
        ("<table><tbody/><caption>a</caption></table>", "`<caption>` is not the first thing inside `<table>`"),
    ]);
    right(&[
        "<tr><td>a</td></tr>",
        "<td>a</td>",
        "<template><tr><td>a</td></tr></template>",
        "<table><.rows><tr/></.rows></table>",
        "<tbody>{rows}</tbody>",
        "<tbody><tr :for={a in b}><script/><td>{a}</td></tr></tbody>",
        "<table><caption :if={a}>a</caption><caption :if={!a}>b</caption></table>",
    ]);
}

#[test]
fn lists() {
    wrong(&[
        (
            "<div><li>a</li></div>",
            "`<li>` directly inside `<div>`\nhelp: write it directly inside `<ul>`, `<ol>` or `<menu>`",
        ),
        ("<ul><a href=\"/\">a</a></ul>", "`<a>` directly inside `<ul>`\nhelp: write `<li>…</li>` around it"),
        ("<ul>a</ul>", "text directly inside `<ul>`\nhelp: write `<li>…</li>` around it"),
        ("<dl><p>a</p></dl>", "`<p>` directly inside `<dl>`\nhelp: write `<dt>`, `<dd>` or `<div>` there"),
    ]);
    wrong_message(&[
        ("<ol><ul/></ol>", "`<ul>` directly inside `<ol>`"),
        ("<ul>{match a { B => <li/>, C => <p/> }}</ul>", "`<p>` directly inside `<ul>`"),
        ("<li><li/></li>", "`<li>` directly inside `<li>`"),
        ("<section><dt>a</dt></section>", "`<dt>` directly inside `<section>`"),
        ("<section><div><dd>a</dd></div></section>", "`<dd>` directly inside `<div>`"),
        ("<dl><div><p>a</p></div></dl>", "`<p>` directly inside `<div>`"),
        ("<dt><h3>a</h3></dt>", "`<h3>` inside `<dt>`"),
        ("<ul><a href=\"/\"><li>a</li></a></ul>", "`<a>` directly inside `<ul>`"),
    ]);
    right(&[
        "<li>a</li>",
        "<ul><li :for={a in b}>{a}</li>{more}<.more/><my-item/><template/></ul>",
        "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
        "<div><dt>a</dt></div>",
        "<.list><li/></.list>",
        "<menu><li/></menu>",
    ]);
}

#[test]
fn forms() {
    wrong(&[
        (
            "<form><div><form/></div></form>",
            "`<form>` inside `<form>`\nhelp: close the first `<form>` before it; a control elsewhere joins a form by `form=\"…\"`\nnote: a browser drops the inner `<form>`, and the page is no longer what the template says",
        ),
        ("<label>a <label>b</label></label>", "`<label>` inside `<label>`\nhelp: close the first `<label>` before it"),
        (
            "<form><option>a</option></form>",
            "`<option>` directly inside `<form>`\nhelp: write it directly inside `<select>`, `<optgroup>` or `<datalist>`",
        ),
        (
            "<fieldset><p/><legend>a</legend></fieldset>",
            "`<legend>` is not the first thing inside `<fieldset>`\nhelp: write it directly after `<fieldset>`",
        ),
    ]);
    wrong_message(&[
        ("<select><p>a</p></select>", "`<p>` directly inside `<select>`"),
        ("<select>a</select>", "text directly inside `<select>`"),
        ("<optgroup><optgroup/></optgroup>", "`<optgroup>` directly inside `<optgroup>`"),
        ("<div><legend>a</legend></div>", "`<legend>` directly inside `<div>`"),
        ("<div><summary>a</summary></div>", "`<summary>` directly inside `<div>`"),
        ("<details>a<summary>b</summary></details>", "`<summary>` is not the first thing inside `<details>`"),
    ]);
    right(&[
        "<form/><form/>",
        "<select><button><selectedcontent/></button><option><span>a</span></option><hr><div><option/></div></select>",
        "<fieldset disabled><legend>a</legend><p/></fieldset>",
        "<datalist><option value=\"a\"/></datalist>",
        "<form><.a><form/></.a></form>",
    ]);
}

#[test]
fn interactive_elements() {
    let closes =
        "\nnote: a browser closes the first `<a>` before the second, and the page is no longer what the template says";
    wrong(&[
        (
            "<a href=\"/\"><b><a href={b}>c</a></b></a>",
            &format!("`<a>` inside `<a>`\nhelp: write them beside each other{closes}"),
        ),
        (
            "<a href=\"/\"><button>b</button></a>",
            "`<button>` inside `<a>`\nhelp: write them beside each other\nnote: a click on it would be a click on both",
        ),
        (
            "<button><span tabindex=\"0\">b</span></button>",
            "`tabindex` inside `<button>`\nhelp: remove it\nnote: the keyboard reaches the `<button>`, and nothing inside of it",
        ),
    ]);
    wrong_message(&[
        ("<button><button/></button>", "`<button>` inside `<button>`"),
        ("<button><input></button>", "`<input>` inside `<button>`"),
        ("<button><label>a</label></button>", "`<label>` inside `<button>`"),
        ("<a href=\"/\"><input type=\"checkbox\"></a>", "`<input>` inside `<a>`"),
        ("<a><a/></a>", "`<a>` inside `<a>`"),
        ("<button><video controls/></button>", "`<video>` inside `<button>`"),
    ]);
    right(&[
        "<button><a>b</a><img alt=\"c\"><video/></button>",
        "<a href=\"/\"><input type=\"hidden\"><input type={a}><input {..a}></a>",
        "<label>a <input></label>",
        "<label>a <button>b</button></label>",
        "<summary>a <a href=\"/\">b</a></summary>",
        "<svg><a href=\"/\"><text>a</text></a></svg>",
        "<button><svg><a href=\"/\"/></svg></button>",
        "<a href=\"/\"><template><a href=\"/\"/></template></a>",
    ]);
}

#[test]
fn sections() {
    wrong(&[
        (
            "<div><body/></div>",
            "`<body>` directly inside `<div>`\nhelp: write it directly inside `<html>`\nnote: a browser drops the tag, and the page is no longer what the template says",
        ),
        (
            "<body><title>a</title></body>",
            "`<title>` directly inside `<body>`\nhelp: write it directly inside `<head>`",
        ),
    ]);
    wrong_message(&[
        ("<header><header/></header>", "`<header>` inside `<header>`"),
        ("<footer><div><header/></div></footer>", "`<header>` inside `<footer>`"),
        ("<section><main/></section>", "`<main>` inside `<section>`"),
        ("<address><h2>a</h2></address>", "`<h2>` inside `<address>`"),
        ("<div><figcaption/></div>", "`<figcaption>` directly inside `<div>`"),
        ("<head><div/></head>", "`<div>` directly inside `<head>`"),
        ("<progress><progress/></progress>", "`<progress>` inside `<progress>`"),
        ("<div><source></div>", "`<source>` directly inside `<div>`"),
        ("<picture><p/></picture>", "`<p>` directly inside `<picture>`"),
        ("<div><rt>a</rt></div>", "`<rt>` directly inside `<div>`"),
        ("<hgroup><div/></hgroup>", "`<div>` directly inside `<hgroup>`"),
    ]);
    right(&[
        "<header><section><header/></section></header>",
        "<article><header/><footer/></article>",
        "<title>{a}</title><main/>",
        "<html lang=\"en\"><title>a</title><body><p>b</p></body></html>",
        "<video><source><track><p>a</p></video>",
        "<head>{title()}<noscript><style/></noscript></head>",
    ]);
}

#[test]
fn drawings_and_formulas() {
    wrong(&[
        (
            "<svg><g><div/></g></svg>",
            "`<div>` inside `<svg>`\nhelp: write `<foreignObject>…</foreignObject>` around it\nnote: a browser closes the `<svg>` before it, and the page is no longer what the template says",
        ),
        (
            "<math><mrow><span/></mrow></math>",
            "`<span>` inside `<math>`\nhelp: write `<mtext>…</mtext>` around it\nnote: a browser closes the `<math>` before it, and the page is no longer what the template says",
        ),
        (
            "<math><mtext><p><div/></p></mtext></math>",
            "`<div>` inside `<p>`\nhelp: write `<span>`, or close the `<p>` before it\nnote: a browser closes the `<p>` before the `<div>`, and the page is no longer what the template says",
        ),
        ("<div><circle/></div>", "`<circle>` outside of `<svg>`\nhelp: write `<svg>…</svg>` around it"),
        ("<p><mfrac/></p>", "`<mfrac>` outside of `<math>`\nhelp: write `<math>…</math>` around it"),
    ]);
    right(&[
        "<circle/>",
        "<svg><.icon><div/></.icon></svg>",
        "<svg><title>a</title><desc><p>a</p></desc><style/><script/><foreignObject><div><svg><g/></svg></div></foreignObject></svg>",
        "<math><mtext><b>a</b></mtext><mi>x</mi></math>",
        "<math><mtext><span>a <b>b</b></span></mtext><mi><b><i>x</i></b></mi></math>",
        "<math><semantics><mi>x</mi><annotation-xml><mrow><mi>x</mi></mrow></annotation-xml></semantics></math>",
        "<svg><desc><div><p>a</p></div></desc><foreignobject><my-card><p>a</p></my-card><g/></foreignobject></svg>",
        "<div><.icon><path/></.icon></div>",
    ]);
}

#[test]
fn obsolete_elements() {
    wrong(&[
        (
            "<center>a</center>",
            "`<center>` is obsolete\nhelp: write `<div>` with `text-align: center` in the style sheet",
        ),
        ("<font>a</font>", "`<font>` is obsolete\nhelp: write `<span>` with a class for the style sheet"),
        (
            "<p><marquee>a</marquee></p>",
            "`<marquee>` is obsolete\nhelp: write `<div>` with an animation in the style sheet",
        ),
    ]);
}

/// What an unclosed tag encloses may be meant for the outside.
#[test]
fn nothing_is_said_about_the_content_of_unclosed_tags() {
    for text in ["<div><p>a <p>b</p></div>", "<div><ul><li>a</li> b</div>", "<a href=\"/\">a <a href=\"/\">b</a>"] {
        let parsed = parse(TokenStream::from_str(text).unwrap(), &Source::new(text, 1, 0));
        assert_eq!(parsed.diagnostics.len(), 1, "{text}");
        assert!(check(&parsed.template, None).is_empty(), "{text}");
    }
}
