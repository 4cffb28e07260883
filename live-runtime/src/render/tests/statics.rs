use super::{B, P, around, diff};
use crate::render::{Parts, Prints, Render, Rendered, Writer};

static LONG: Parts = (301, 1, r#"["<em class=\"long enough\">","</em>"]"#, true);
// Of the lengths around which a table begins to pay for two uses.
static TEN: Parts = (302, 0, r#"["<br>12"]"#, false);
static SIXTEEN: Parts = (303, 0, r#"["<br>12345678"]"#, false);

/// The first message of a page with each template as often as it says.
fn first(templates: &[(&'static Parts, usize)]) -> String {
    let pieces: Vec<_> = templates
        .iter()
        .flat_map(|&(template, count)| std::iter::repeat_n(template, count))
        .map(|template| {
            Rendered::new(template, move |w: &mut Writer<'_, '_>| {
                if template.1 == 1 {
                    w.value("x");
                }
            })
        })
        .collect();
    diff(&mut Prints::default(), &around(&P, &pieces))
}

/// The same without a table.
fn inline(message: &str, templates: &[(&'static Parts, usize)]) -> String {
    let Some((message, table)) = message.split_once(",\"p\":") else { return message.to_owned() };
    let numbered = table.matches("\":[").count();
    let mut message = format!("{message}}}");
    for (number, (template, _)) in templates.iter().enumerate().take(numbered) {
        message = message.replace(&format!("\"s\":{number}"), &format!("\"s\":{}", template.2));
    }
    message
}

#[test]
fn a_template_is_shared_where_that_is_shorter() {
    let shared = |templates: &[(&'static Parts, usize)]| {
        let message = first(templates);
        let inline = inline(&message, templates);
        let sharing = message.contains("\"p\":");
        assert_eq!(sharing, message.len() < inline.len(), "{message}\n{inline}");
        sharing
    };
    assert_eq!(TEN.2.len(), 10);
    assert_eq!(SIXTEEN.2.len(), 16);
    assert!(!shared(&[(&LONG, 1)]));
    assert!(shared(&[(&LONG, 2)]));
    assert!(shared(&[(&LONG, 2), (&B, 3)]));
    assert!(!shared(&[(&TEN, 2)]));
    assert!(shared(&[(&TEN, 3)]));
    assert!(shared(&[(&SIXTEEN, 2)]));
    assert!(!shared(&[(&SIXTEEN, 1), (&LONG, 1)]));
}

#[test]
fn the_table_is_at_the_end_and_counts_from_zero() {
    assert_eq!(
        first(&[(&LONG, 2)]),
        concat!(
            r#"{"s":["<p>","</p>"],"0":{"s":["",""],"k":{"0":{"0":{"s":0,"r":1,"0":"x"}},"1":{"0":{"s":0,"r":1,"0":"x"}},"kc":2}},"#,
            r#""p":{"0":["<em class=\"long enough\">","</em>"]}}"#
        )
    );
}

#[test]
fn every_message_has_its_own_table() {
    let page = |count: usize| around_all(vec!["x"; count]);
    let mut prints = Prints::default();
    diff(&mut prints, &page(2));
    let more = diff(&mut prints, &page(4));
    assert!(
        more.contains(r#""s":0"#) && more.ends_with(r#","p":{"0":["<em class=\"long enough\">","</em>"]}}"#),
        "{more}"
    );
    let one = diff(&mut prints, &page(5));
    assert!(one.contains(r#""s":["<em "#) && !one.contains("\"p\""), "{one}");
}

fn around_all(texts: Vec<&'static str>) -> impl Render {
    Rendered::new(&P, move |w: &mut Writer<'_, '_>| {
        w.value(&texts.iter().map(|text| around(&LONG, text)).collect::<Vec<_>>());
    })
}
