//! `cargo live html`: ten pages, each with the template that it becomes, and what is said about it, beside it.

mod support;

use std::{fs, path::Path};

use cargo_live::{
    fmt::{Style, format},
    html::convert,
};

#[test]
fn ten_pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html");
    let mut pages = 0;
    for name in support::names(&folder) {
        let source = ["html", "heex"].map(|extension| folder.join(&name).with_extension(extension));
        let source = source.into_iter().find(|path| path.exists()).expect("the original is there");
        let text = fs::read_to_string(source).expect("text");
        let converted = convert(&text, Style::default());
        assert_eq!(converted.problems, [], "{name}:\n{}", converted.template);
        assert_eq!(support::templates(&converted.template).len(), 1, "{name}");
        assert_eq!(format(&converted.template, Style::default()).text, converted.template, "{name} is laid out");
        let notes: Vec<String> = converted.notes.iter().map(ToString::to_string).collect();
        let notes = notes.join("\n") + "\n";
        support::assert_file(&folder.join(&name).with_extension("rs"), &converted.template);
        support::assert_file(&folder.join(&name).with_extension("notes"), &notes);
        pages += 1;
    }
    assert_eq!(pages, 10);
}

#[test]
fn text_is_neither_lost_nor_added() {
    for (source, statics) in [
        ("<p>a <b>it's</b> c</p>", "<p>a <b>it&#39;s</b> c</p>"),
        ("<pre>\n a\n  b's</pre>", "<pre> a\n  b&#39;s</pre>"),
        ("<p>don't<b>x</b>y</p>", "<p>don&#39;t<b>x</b>y</p>"),
        ("<textarea>\n\n x</textarea>", "<textarea>\n\n x</textarea>"),
        ("<p>it's<!-- a -->so</p>", "<p>it&#39;sso</p>"),
        ("<p>1 &lt; 2 &amp;&amp; {x}</p>", "<p>1 &lt; 2 &amp;&amp; {x}</p>"),
        ("<p title='\"'>x</p>", "<p title=\"&quot;\">x</p>"),
        ("<p>a<br>b</p>", "<p>a<br>b</p>"),
        ("<script>if (a < b && c) {}</script>", "<script>if (a < b && c) {}</script>"),
    ] {
        let template = convert(source, Style::default()).template;
        let [said] = &*support::templates(&template) else { panic!("one template") };
        let [_, _, shown, ..] = &**said else { panic!("a shape") };
        assert_eq!(*shown, format!("[{}]", live_template::escape::json(statics)), "{source} became {template}");
    }
}
