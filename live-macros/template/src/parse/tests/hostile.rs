//! Tokens that no one wrote on purpose.

use std::str::FromStr;

use proc_macro2::{Group, Span, TokenStream, TokenTree};

use super::{Parsed, Source, mistakes, parse, show};

const LARGE: &str = r#"
<!DOCTYPE html><!-- a (b) [c] {d} -->
<div id="a" class={["x", y]} {..rest} @click="z" x-on:click.prevent.stop phx-value-id={1}>
  Text (with <b>{bold}</b>) &amp; [more] "don't" 5 < 6
  {if let P { a, .. } = x && y { <i>one</i> } else if z { "two" } else { {three} }}
  {for (a, P { b }) in xs.iter().map(|x| { x }) { <li :key={a.id} :if={let Some(c) = b}>{a}<br></li> }}
  {match m { Some(x) if x > (1) => <b/>, None => "none", A | B => {x.y}, _ => { <u>u</u> } }}
  <.table rows={&rows}><:col :let={r} label="L">{r}</:col></.table> <ui::card/> <Clock/>
  <script>"let x = '</b>';"</script><style>"p{}"</style><pre>
   x </pre><textarea>{y}</textarea><></>
</div>
"#;

#[test]
fn the_large_template_is_right() {
    assert_eq!(mistakes(LARGE), [""; 0]);
}

#[test]
fn truncated_templates_never_panic() {
    let tokens: Vec<_> = TokenStream::from_str(LARGE).unwrap().into_iter().collect();
    let source = Source::new(LARGE, 1, 0);
    for length in 0..=tokens.len() {
        for start in [0, length / 2, length.saturating_sub(5)] {
            let part: TokenStream = tokens[start..length].iter().cloned().collect();
            check_all(&parse(part, &source));
        }
    }
    // Characters, where what is left is still Rust tokens.
    for (place, _) in LARGE.char_indices() {
        for part in [&LARGE[..place], &LARGE[place..]] {
            if let Ok(tokens) = TokenStream::from_str(part) {
                check_all(&parse(tokens.clone(), &Source::new(part, 1, 0)));
                check_all(&parse(tokens, &source));
            }
        }
    }
}

#[test]
fn what_is_in_groups_may_be_missing_too() {
    let whole = "<p :if={a} b=\"c\" d={e}>x {if let P { a } = b { <b/> } else if c { \"d\" } else { } } \
                 {match a { B if c => <i/>, D => {e} }} {for x in y { <li :key={z}/> }} </p>";
    for (place, _) in whole.char_indices() {
        for length in [1, 2, 7] {
            let end = (place + length).min(whole.len());
            let part = format!("{}{}", &whole[..place], &whole[end..]);
            if let Ok(tokens) = TokenStream::from_str(&part) {
                check_all(&parse(tokens, &Source::new(part, 1, 0)));
            }
        }
    }
}

#[test]
fn tokens_without_positions_are_understood() {
    let tokens = TokenStream::from_str(LARGE).unwrap();
    let parsed = parse(unlocated(tokens), &Source::default());
    let texts: Vec<String> = parsed.diagnostics.iter().map(ToString::to_string).collect();
    assert!(texts.is_empty(), "{texts:?}");
    let tokens = TokenStream::from_str("<li a :for={x in y} :key={z} b {..c} d-e :if={f}/>").unwrap();
    let parsed = parse(unlocated(tokens), &Source::default());
    assert!(parsed.diagnostics.is_empty());
    assert_eq!(show(&parsed.template), "<li a b {..c} d-e :if={f} :key={z} :for={[x] in [y]}></li>");
}

/// As rust-analyzer may hand them over.
fn unlocated(tokens: TokenStream) -> TokenStream {
    let tree = |tree| match tree {
        TokenTree::Group(group) => {
            let mut group = Group::new(group.delimiter(), unlocated(group.stream()));
            group.set_span(Span::call_site());
            TokenTree::Group(group)
        }
        mut other => {
            other.set_span(Span::call_site());
            other
        }
    };
    tokens.into_iter().map(tree).collect()
}

fn check_all(parsed: &Parsed) {
    let view = crate::View::default();
    for view in [None, Some(&view)] {
        let _ = crate::check(&parsed.template, view);
        let shape = crate::shape::Shape::of(&parsed.template, view);
        assert_eq!(shape.statics.len(), shape.dynamics.len() + 1);
        let _ = (shape.fingerprint(), shape.json());
    }
}
