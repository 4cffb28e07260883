//! What is understood, and how.

use std::str::FromStr;

use proc_macro2::TokenStream;

use super::{Source, parse, show, tree};

#[test]
fn dialect() {
    for (text, expected) in [
        ("<p>Hello</p>", "<p>Hello</p>"),
        ("<br><hr/><div/>", "<br></br><hr></hr><div></div>"),
        ("<><b>x</b></>", "<><b>x</b></>"),
        ("<!DOCTYPE html> <html></html>", "<!DOCTYPE html><html></html>"),
        ("<!doctype html>", "<!DOCTYPE html>"),
        ("a<!-- no <b> {x} here -->b", "ab"),
        ("<p>\"don't\" {name}</p>", "<p>\"don't\" {name}</p>"),
        ("<my-element data-x-2a=\"1\"></my-element>", "<my-element data-x-2a=\"1\"></my-element>"),
        ("<linearGradient/>", "<linearGradient></linearGradient>"),
        ("{}{/* nothing */}", ""),
        ("{self.}", "{self .}"),
        ("<p>&nbsp;&#39;&amp;</p>", "<p>&nbsp;&#39;&amp;</p>"),
        ("<p>a < b, 3 <= 4, x <- y -> z</p>", "<p>a < b, 3 <= 4, x <- y -> z</p>"),
        ("<p>Nodes (<b>{n}</b>) and ({n}) ok</p>", "<p>Nodes (<b>{n}</b>) and ({n}) ok</p>"),
        ("<p>[a ( b)]</p>", "<p>[a ( b)]</p>"),
        ("<p>日本語 100% off, #1 @user $5 me@x.org</p>", "<p>日本語 100% off, #1 @user $5 me@x.org</p>"),
        ("<script>\"a < b\"</script><style></style>", "<script>\"a < b\"</script><style></style>"),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn attributes() {
    for (text, expected) in [
        ("<p class=\"a\" id={x} hidden>x</p>", "<p class=\"a\" id={x} hidden>x</p>"),
        (
            "<p x-on:click.prevent=\"a\" @click=\"b\" .prop={c}/>",
            "<p x-on:click.prevent=\"a\" @click=\"b\" .prop={c}></p>",
        ),
        (
            "<p type=\"a\" for=\"b\" as=\"c\" async xml:lang=\"d\"/>",
            "<p type=\"a\" for=\"b\" as=\"c\" async xml:lang=\"d\"></p>",
        ),
        ("<p phx-value-2=\"x\" aria-label={y}/>", "<p phx-value-2=\"x\" aria-label={y}></p>"),
        ("<p {..rest} {...more}/>", "<p {..rest} {..more}></p>"),
        ("<p a :if={x} b/>", "<p a b :if={x}></p>"),
        ("<p :if={let Some(x) = &y}/>", "<p :if={let Some (x) = & y}></p>"),
        ("<p :memo={(a, b)} :if={c}/>", "<p :if={c} :memo={(a , b)}></p>"),
        ("<p :for={(a, b) in &c} :key={a.id}/>", "<p :key={a . id} :for={[(a , b)] in [& c]}></p>"),
        ("<p a = \"b\"\n c\n=\n{d}/>", "<p a=\"b\" c={d}></p>"),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn components() {
    for (text, expected) in [
        ("<.button>Add</.button>", "<.button>Add</.button>"),
        ("<ui::button type=\"submit\"/>", "<ui::button type=\"submit\"></ui::button>"),
        ("<.forms::input></.forms::input>", "<.forms::input></.forms::input>"),
        ("<crate::ui::Clock id=\"c\"/>", "<crate::ui::Clock id=\"c\"></crate::ui::Clock>"),
        ("<Clock start={5}/>", "<Clock start={5}></Clock>"),
        (
            "<.table rows={&x}>\n <:col :let={p} label=\"Name\"> {p} </:col>\n <:col/>\n</.table>",
            "<.table rows={& x}><:col label=\"Name\" :let={p}>{p}</:col><:col></:col></.table>",
        ),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn blocks() {
    for (text, expected) in [
        ("{if a { <b/> }}", "{if [a] {<b></b>}}"),
        ("{if a { \"x\" } else if b { {y} } else { }}", "{if [a] {\"x\"} else if [b] {{y}} else {}}"),
        (
            "{if let P { a } = x && let Some(y) = z { <b>{y}</b> }}",
            "{if [let P { a } = x && let Some (y) = z] {<b>{y}</b>}}",
        ),
        ("{if let 1..=3 = x { <b/> }}", "{if [let 1 ..= 3 = x] {<b></b>}}"),
        ("{if a == b && c(|x| { x }) { <b/> }}", "{if [a == b && c (| x | { x })] {<b></b>}}"),
        ("{if matches! { a, b } { <b/> }}", "{if [matches ! { a , b }] {<b></b>}}"),
        ("{if A::<{ N }, { M }>::b() { <b/> }}", "{if [A ::< { N } , { M } >:: b ()] {<b></b>}}"),
        ("{if unsafe { a } { <b/> }}", "{if [unsafe { a }] {<b></b>}}"),
        ("{for P { a } in b { <b>{a}</b> <i/> }}", "{for [P { a }] in [b] {<b>{a}</b> <i></i>}}"),
        ("{for x in xs { <li :key={x.id}>a</li> }}", "{for [x] in [xs] {<li :key={x . id}>a</li>}}"),
        (
            "{match x { Some(a) if a > 1 => <b>{a}</b>, None => \"none\", P { c } => {c.d}, _ => { <i/> {e} } _ => {}, }}",
            "{match [x] [Some (a)] if [a > 1] => <b>{a}</b>; [None] => \"none\"; [P { c }] => {c . d}; [_] => <i></i> {e}; [_] => ;}",
        ),
        (
            "{match x { \"a\" => <b/> \"b\" | \"c\" => \"d\" \"e\" if f => <i/> }}",
            "{match [x] [\"a\"] => <b></b>; [\"b\" | \"c\"] => \"d\"; [\"e\"] if [f] => <i></i>;}",
        ),
        (
            "{match x { A => {if b { <i/> }} B => { \"x\".len() } }}",
            "{match [x] [A] => {if [b] {<i></i>}}; [B] => {\"x\" . len ()};}",
        ),
        ("{match (x, y) { (A | B, [..]) => <i/>, }}", "{match [(x , y)] [(A | B , [..])] => <i></i>;}"),
        ("{(if a { 1 } else { 2 })}", "{(if a { 1 } else { 2 })}"),
        ("{if a { <p>text (x) {if b { \"c\" }}</p> }}", "{if [a] {<p>text (x) {if [b] {\"c\"}}</p>}}"),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn white_space() {
    for (text, expected) in [
        ("  Hello <b>x</b>  ", "Hello <b>x</b>"),
        ("\n  Hello\n  <b> x </b>\n  world\n", "Hello <b> x </b> world"),
        ("<p>a   b\n\nc</p>", "<p>a b c</p>"),
        ("<p>\n  a\n</p>\n<p>b</p>", "<p> a </p> <p>b</p>"),
        ("<b>a</b><i>b</i> <u>c</u>", "<b>a</b><i>b</i> <u>c</u>"),
        ("<ul>\n  <li>a</li>\n  {x}\n  <li>b</li>\n</ul>", "<ul><li>a</li>{x}<li>b</li></ul>"),
        (
            "<table> <tbody> <tr> <td> a </td> </tr> </tbody> </table>",
            "<table><tbody><tr><td> a </td></tr></tbody></table>",
        ),
        ("<select> <option>a</option> </select>", "<select><option>a</option></select>"),
        ("<ul> {for x in xs { <li>a</li> <li>b</li> }} </ul>", "<ul>{for [x] in [xs] {<li>a</li><li>b</li>}}</ul>"),
        ("<pre>\n  a\n   <b> c </b>\n</pre>", "<pre>\n  a\n   <b> c </b>\n</pre>"),
        ("<textarea> a\n b </textarea>", "<textarea> a\n b </textarea>"),
        ("<p>a<!-- b --> c <!-- d --> e</p>", "<p>a c e</p>"),
        ("<p>a /* b */ c</p>", "<p>a c</p>"),
        ("<p>a // b\n c</p>", "<p>a c</p>"),
        ("<p>a/* b */c</p>", "<p>ac</p>"),
        ("<p>a\n /// b\n c</p>", "<p>a c</p>"),
        ("<p>a\n //! b\n c</p>", "<p>a c</p>"),
        ("<p>a /*! b */ c</p>", "<p>a c</p>"),
        ("<p>\"a \" {b} \" c\"</p>", "<p>\"a \"{b}\" c\"</p>"),
        ("<p>\"a\" {b}\"c\"</p>", "<p>\"a\" {b}\"c\"</p>"),
        ("{a} {b}{c}", "{a} {b}{c}"),
        ("{if a { <b/> <!-- x --> }}", "{if [a] {<b></b>}}"),
        ("<p>{a}, ({b}).</p>", "<p>{a}, ({b}).</p>"),
    ] {
        assert_eq!(tree(text), expected, "{text:?}");
    }
}

#[test]
fn white_space_without_source() {
    let text = "<p>Hello <b>x</b>\n  y( z )</p>";
    let parsed = parse(TokenStream::from_str(text).unwrap(), &Source::default());
    assert_eq!(show(&parsed.template), "<p>Hello <b>x</b> y( z )</p>");
}

#[test]
fn what_a_macro_by_example_puts_in_stands_where_its_variable_does() {
    let text = "<$tag a>b-$name ($name)</$tag>";
    let at = |column: usize, tokens: &str| TokenStream::from_str(&format!("{:column$}{tokens}", "")).unwrap();
    let group = proc_macro2::Group::new(proc_macro2::Delimiter::Parenthesis, at(0, "c"));
    let parts = [
        at(0, "<"),
        at(0, "p"),
        at(5, " a>b-"),
        at(0, "c"),
        proc_macro2::TokenTree::from(group).into(),
        at(23, "</"),
        at(0, "p"),
        at(29, ">"),
    ];
    let parsed = parse(parts.into_iter().flatten(), &Source::new(text, 1, 0));
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    assert_eq!(show(&parsed.template), "<p a>b-c (c)</p>");
}
