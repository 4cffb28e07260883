//! What the writer writes, template by template.

mod attributes;
mod html;
mod lists;
mod reference;
mod statics;
mod trees;

use super::{Prints, Render, Rendered, Template, Writer};

static P: Template = Template::new(101, &["<p>", "</p>"], r#"["<p>","</p>"]"#, true);
static B: Template = Template::new(102, &["<b>", "</b>"], r#"["<b>","</b>"]"#, true);
static FIXED: Template = Template::new(103, &["<hr>"], r#"["<hr>"]"#, true);
static BARE: Template = Template::new(104, &["", "-", ""], r#"["","-",""]"#, false);

/// `template` around one value.
fn around<'a, T: Render + ?Sized>(template: &'static Template, value: &'a T) -> impl Render + 'a {
    Rendered::new(template, move |w: &mut Writer<'_>| {
        w.text(template.statics[0]);
        w.value(value);
        w.text(template.statics[1]);
    })
}

/// The diff to `page`, empty where there is none.
fn diff(prints: &mut Prints, page: &(impl Render + ?Sized)) -> String {
    let mut diff = String::new();
    let _ = prints.diff(page, &mut diff).finish();
    diff
}
