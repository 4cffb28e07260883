//! Statics, holes, fingerprints.

use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;

use super::{AttributeKind, Dynamic, Shape, events};
use crate::{
    Argument, EventSignature, Source, View,
    ast::{Node, Template},
    parse,
};

fn template(text: &str) -> Template {
    let parsed = parse(TokenStream::from_str(text).unwrap(), &Source::new(text, 1, 0));
    assert!(parsed.diagnostics.is_empty(), "{text}: {:?}", parsed.diagnostics);
    parsed.template
}

fn statics(text: &str) -> Vec<String> {
    let template = template(text);
    Shape::of(&template, None).statics
}

fn html(text: &str) -> String {
    statics(text).join("·")
}

fn is_root(text: &str) -> bool {
    let template = template(text);
    Shape::of(&template, None).root
}

fn fingerprint(text: &str) -> u64 {
    let template = template(text);
    Shape::of(&template, None).fingerprint()
}

#[test]
fn every_fingerprint_has_as_many_digits() {
    for number in 0..1000 {
        let fingerprint = fingerprint(&format!("<main><.panel{number}/></main>"));
        assert_eq!(fingerprint.to_string().len(), 20, "{fingerprint}");
    }
}

#[test]
fn static_text_is_merged() {
    for (text, expected) in [
        ("", ""),
        (
            "<!DOCTYPE html>\n<p class=\"a\" hidden>Hello \"you\"</p> <br/>",
            "<!DOCTYPE html><p class=\"a\" hidden>Hello you</p> <br>",
        ),
        ("<><b>a</b></><div/>", "<b>a</b><div></div>"),
        ("<p>{a}</p>", "<p>·</p>"),
        ("{a}{b}", "··"),
        (
            "<p a={b} class={c} style={d} id={e} phx-value-x={f}/>",
            "<p· class=\"·\" style=\"·\" id=\"·\" phx-value-x=\"·\"></p>",
        ),
        ("<p {..rest} a=\"b\"/>", "<p· a=\"b\"></p>"),
        ("a {if b { <i/> }} c", "a · c"),
        ("<li :for={x in xs}/><.b/>", "··"),
        ("<p>&nbsp;a && b < c \"&nbsp; < 'd'\"</p>", "<p>&nbsp;a &amp;&amp; b &lt; c &amp;nbsp; &lt; &#39;d&#39;</p>"),
        ("<a href=\"/?a=1&b='c'\"></a>", "<a href=\"/?a=1&amp;b=&#39;c&#39;\"></a>"),
        ("<script>\"a && b < 'c'\" \"d\"</script>", "<script>a && b < 'c'\nd</script>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn a_first_newline_is_not_lost() {
    for (text, expected) in [
        ("<pre>\na</pre>", "<pre>\na</pre>"),
        ("<pre>\"\\na\"</pre>", "<pre>\n\na</pre>"),
        ("<pre>\"a\"</pre>", "<pre>a</pre>"),
        ("<textarea>{a}</textarea>", "<textarea>\n·</textarea>"),
        ("<textarea>\n{a}</textarea>", "<textarea>\n·</textarea>"),
        ("<div>{a}</div>", "<div>·</div>"),
    ] {
        assert_eq!(html(text), expected, "{text:?}");
    }
}

#[test]
fn root_is_exactly_one_element() {
    for text in ["<p/>", " <p>{a}</p>\n", "<!-- x --><p/>", "<><p/></>"] {
        assert!(is_root(text), "{text}");
    }
    for text in [
        "",
        "a",
        "{a}",
        "<p/><p/>",
        "<p/> a",
        "<p :if={a}/>",
        "<p :for={a in b}/>",
        "<.a/>",
        "<!DOCTYPE html><p/>",
        "{if a { <p/> }}",
    ] {
        assert!(!is_root(text), "{text}");
    }
    let template = template("<p :if={a}/><b :for={a in b}/>{if a { <p/> } else { \"a\"<p/> }}");
    let shape = Shape::of(&template, None);
    let [Dynamic::If { branches, .. }, Dynamic::For(each), Dynamic::If { branches: last, otherwise }] =
        &*shape.dynamics
    else {
        panic!("{shape:?}")
    };
    assert!(branches[0].body.root && each.body.root && last[0].body.root);
    assert!(otherwise.as_ref().is_some_and(|body| !body.root));
}

#[test]
fn attribute_kinds() {
    use AttributeKind::{Boolean, Class, Enumerated, Event, EventArgument, Plain, Style, Url};
    type Is = fn(&AttributeKind) -> bool;
    let cases: [(&str, bool, Is); 12] = [
        ("<p title={x}/>", false, |kind| matches!(kind, Plain)),
        ("<p id={x}/>", true, |kind| matches!(kind, Plain)),
        ("<p class={x}/>", true, |kind| matches!(kind, Class { rest: None, continues: false })),
        ("<p style={x}/>", true, |kind| matches!(kind, Style)),
        ("<input disabled={x}>", false, |kind| matches!(kind, Boolean)),
        ("<p aria-busy={x}/>", false, |kind| matches!(kind, Enumerated)),
        ("<p draggable={x}/>", false, |kind| matches!(kind, Enumerated)),
        ("<a href={x}/>", false, |kind| matches!(kind, Url)),
        ("<object data={x}/>", false, |kind| matches!(kind, Url)),
        ("<p phx-click={x}/>", false, |kind| matches!(kind, Event)),
        ("<p phx-mounted={x}/>", false, |kind| matches!(kind, Event)),
        ("<p phx-value-a={x}/>", true, |kind| matches!(kind, EventArgument { ty: None })),
    ];
    for (text, value_only, is) in cases {
        let template = template(text);
        match &Shape::of(&template, None).dynamics[..] {
            [Dynamic::AttributeValue(hole)] if value_only => assert!(is(&hole.kind), "{text}"),
            [Dynamic::Attribute(hole)] if !value_only => assert!(is(&hole.kind), "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn arguments_have_the_declared_type() {
    let argument = Argument { name: "song_id".into(), ty: quote!(SongId), optional: false };
    let event = EventSignature { arguments: vec![argument], ..EventSignature::new("remove") };
    let view = View { name: "Songs".into(), events: vec![event], is_component: false };
    let ty = |text| {
        let template = template(text);
        let shape = Shape::of(&template, Some(&view));
        match &shape.dynamics[..] {
            [Dynamic::AttributeValue(hole)] => match &hole.kind {
                AttributeKind::EventArgument { ty } => ty.as_ref().map(ToString::to_string),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(ty("<p phx-click=\"remove\" phx-value-song-id={x}/>").as_deref(), Some("SongId"));
    assert_eq!(ty("<p phx-click=\"remove\" phx-value-other={x}/>"), None);
    assert_eq!(ty("<p phx-value-song-id={x}/>"), None);
}

#[test]
fn loops_and_conditions() {
    let template = template(
        "<li :for={x in xs} :if={x.a} :key={x.id}>{x}</li>{for y in ys { <b :key={y.k}/> }}{for z in zs { {z} }}",
    );
    let shape = Shape::of(&template, None);
    let [Dynamic::For(first), Dynamic::For(second), Dynamic::For(third)] = &*shape.dynamics else {
        panic!("{shape:?}")
    };
    assert_eq!(first.pattern.to_string(), "x");
    assert_eq!(first.iterator.tokens.to_string(), "xs");
    assert_eq!(first.condition.map(|expr| expr.tokens.to_string()).as_deref(), Some("x . a"));
    assert_eq!(first.key.map(|expr| expr.tokens.to_string()).as_deref(), Some("x . id"));
    assert_eq!(first.body.statics, ["<li>", "</li>"]);
    assert_eq!(second.key.map(|expr| expr.tokens.to_string()).as_deref(), Some("y . k"));
    assert_eq!(second.body.statics, ["<b></b>"]);
    assert!(third.key.is_none());
    assert_eq!(third.body.statics, ["", ""]);
}

#[test]
fn memos() {
    let memo = |shape: &Shape<'_>| shape.memo.map(|expr| expr.tokens.to_string());
    // The one tag of a template: the template's own, which is as it would be without.
    for text in ["<p :memo={a}>{b}</p>", " <> <p :memo={a}>{b}</p> </>", "<.p :memo={a}/>"] {
        let template = template(text);
        let shape = Shape::of(&template, None);
        assert_eq!(memo(&shape).as_deref(), Some("a"), "{text}");
        assert_eq!(shape.width(), shape.dynamics.len() + 1, "{text}");
    }
    assert!(is_root("<p :memo={a}/>"));
    assert_eq!(statics("<p :memo={a}>{b}</p>"), ["<p>", "</p>"]);

    let template = template(
        "<p :memo={a}>{b}</p><p :if={c} :memo={d}/><li :for={x in xs} :memo={e}/>{for y in ys { <li :memo={f}/> }}<.c><:s :memo={g}>{h}</:s></.c>",
    );
    let shape = Shape::of(&template, None);
    assert_eq!(memo(&shape), None);
    let [
        Dynamic::Memo(alone),
        Dynamic::If { branches, .. },
        Dynamic::For(each),
        Dynamic::For(block),
        Dynamic::Component(component),
    ] = &*shape.dynamics
    else {
        panic!("{shape:?}")
    };
    let bodies = [alone, &branches[0].body, &each.body, &block.body];
    assert_eq!(bodies.map(memo), ["a", "d", "e", "f"].map(|key| Some(key.to_owned())));
    assert!(bodies.iter().all(|body| body.root));
    let [Node::Slot(slot)] = &*component.tag.children else { panic!("{component:?}") };
    assert_eq!(memo(&Shape::of_slot(slot, None)).as_deref(), Some("g"));
}

#[test]
fn matches_and_components() {
    let template = template("{match a { Some(b) if c => <i/>, _ => {d} }}<.e :if={f}/><G/>");
    let shape = Shape::of(&template, None);
    let [Dynamic::Match { arms, .. }, Dynamic::If { branches, .. }, Dynamic::Component(last)] = &*shape.dynamics else {
        panic!("{shape:?}")
    };
    assert_eq!(arms[0].pattern.to_string(), "Some (b)");
    assert!(arms[0].guard.is_some() && arms[1].guard.is_none());
    assert!(matches!(&*branches[0].body.dynamics, [Dynamic::Component(component)] if component.dotted));
    assert!(!last.dotted && !branches[0].body.root);
}

#[test]
fn fingerprints() {
    for (one, other) in
        [("<p>{a}</p>", "<p>{b.c()}</p>"), ("<p  a={b} />", "<p a={c}></p>"), ("{if a { <i/> }}", "<i :if={b}/>")]
    {
        assert_eq!(fingerprint(one), fingerprint(other), "{one} {other}");
    }
    let branches = template("{if a { <p :memo={b}>{c}</p> } else { <p :memo={b}>{d}</p> }}");
    let shape = Shape::of(&branches, None);
    let [Dynamic::If { branches, otherwise: Some(otherwise) }] = &*shape.dynamics else { panic!("{shape:?}") };
    assert_ne!(branches[0].body.fingerprint(), otherwise.fingerprint(), "each key is one of its own place");

    let different = [
        "",
        "{a}",
        "{a}{b}",
        "<p>{a}</p>",
        "<b>{a}</b>",
        "<p a={b}/>",
        "<p c={b}/>",
        "<p {..a}/>",
        "{if a { <i/> }}",
        "{if a { <b/> }}",
        "{if a { <i/> } else { }}",
        "{if a { <i/> } else if b { }}",
        "{for a in b { <i/> }}",
        "{for a in b { <i :key={a}/> }}",
        "{match a { b => <i/> }}",
        "<i :memo={a}/>",
        "<i :memo={a}/><i/>",
        "<.a/>",
        "<.b/>",
    ];
    for (place, one) in different.iter().enumerate() {
        for other in &different[place + 1..] {
            assert_ne!(fingerprint(one), fingerprint(other), "{one} {other}");
        }
    }
}

#[test]
fn json() {
    let template = template("<p a=\"b\">{c}\"\\n\\\\\"</p>");
    assert_eq!(Shape::of(&template, None).json(), r#"["<p a=\"b\">","\n\\</p>"]"#);
}

#[test]
fn event_literals() {
    let template = template(
        "<p phx-click=\"a\"/>{if x { <p phx-keyup=\"b\" phx-mounted=\"no\" class=\"no\"/> }}{match y { _ => <.f phx-submit=\"c\"><:g><p phx-blur={no} phx-focus=\"d\"/></:g></.f> }}<p phx-click=\"lv:clear-flash\"/><p phx-click=\"[]\"/>",
    );
    let names: Vec<String> = events(&template).into_iter().map(syn::LitStr::value).collect();
    assert_eq!(names, ["a", "b", "c", "d"]);
}
