use super::{B, BARE, FIXED, P, around};
use crate::render::{Render, Rendered, Writer, raw, to_html, write_html};

#[test]
fn statics_and_dynamics_alternate() {
    let page = Rendered::new(&BARE, |w: &mut Writer<'_, '_>| {
        w.value(&1_u8);
        w.text("-");
        w.value("two");
    });
    assert_eq!(to_html(&page), "1-two");
    assert_eq!(to_html(&Rendered::new(&FIXED, |w: &mut Writer<'_, '_>| w.text("<hr>"))), "<hr>");
}

#[test]
fn templates_nest() {
    assert_eq!(to_html(&around(&P, &around(&B, &around(&P, "x")))), "<p><b><p>x</p></b></p>");
}

#[test]
fn text_is_escaped_and_markup_is_not() {
    assert_eq!(
        to_html(&around(&P, r#"<a href="x">Tom's & co</a>"#)),
        "<p>&lt;a href=&quot;x&quot;&gt;Tom&#39;s &amp; co&lt;/a&gt;</p>"
    );
    assert_eq!(to_html(&around(&P, &raw("<i>\"\\</i>"))), "<p><i>\"\\</i></p>");
}

#[test]
fn values_show_their_text() {
    fn shown(value: &dyn Render) -> String {
        to_html(&value)
    }
    assert_eq!(shown(&i64::MIN), "-9223372036854775808");
    assert_eq!(shown(&u128::MAX), "340282366920938463463374607431768211455");
    assert_eq!(shown(&1.5_f64), "1.5");
    assert_eq!(shown(&true), "true");
    assert_eq!(shown(&'<'), "&lt;");
    assert_eq!(shown(&format_args!("{}<", 1)), "1&lt;");
    assert_eq!(shown(&None::<String>), "");
    assert_eq!(shown(&Some(&&"x")), "x");
    assert_eq!(shown(&()), "");
    assert_eq!(shown(&std::borrow::Cow::Borrowed("cow")), "cow");
    assert_eq!(shown(&vec![Some("a"), None, Some("<")]), "a&lt;");
}

#[test]
fn html_is_appended() {
    let mut out = String::from("before ");
    write_html(&around(&P, "x"), &mut out);
    assert_eq!(out, "before <p>x</p>");
}
