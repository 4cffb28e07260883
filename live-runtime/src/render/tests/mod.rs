//! What the writer writes, template by template.

mod attributes;
mod html;
mod lists;
mod memo;
mod reference;
mod statics;
mod trees;

use super::{Parts, Prints, Render, Rendered, Writer};

static P: Parts = (101, 1, r#"["<p>","</p>"]"#, true);
static B: Parts = (102, 1, r#"["<b>","</b>"]"#, true);
static FIXED: Parts = (103, 0, r#"["<hr>"]"#, true);
static BARE: Parts = (104, 2, r#"["","-",""]"#, false);

/// `template` around one value.
fn around<'a, T: Render + ?Sized>(template: &'static Parts, value: &'a T) -> impl Render + 'a {
    let [before, after] = two_statics(template);
    Rendered::new(template, move |w: &mut Writer<'_, '_>| {
        w.text(before);
        w.value(value);
        w.text(after);
    })
}

/// What stands before and after the dynamic of a template that has one.
fn two_statics(template: &'static Parts) -> [&'static str; 2] {
    let statics: [String; 2] = serde_json::from_str(template.2).expect("one dynamic");
    statics.map(|text| &*text.leak())
}

/// The diff to `page`, empty where there is none.
fn diff(prints: &mut Prints, page: &(impl Render + ?Sized)) -> String {
    let mut diff = String::new();
    let _ = prints.diff(page, &mut diff).finish();
    diff
}
