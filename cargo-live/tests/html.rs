//! `cargo live html`: pages as people have them, each with the template that it becomes, and what is said about it, beside it.

mod support;

use std::{fs, path::Path};

use cargo_live::{
    fmt::{Style, format},
    html::{Language, convert},
};

#[test]
fn pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html");
    let mut count = 0;
    for name in support::names(&folder) {
        let source = ["html", "heex"].map(|extension| folder.join(&name).with_extension(extension));
        let source = source.into_iter().find(|path| path.exists()).expect("the original is there");
        let text = fs::read_to_string(&source).expect("text");
        let converted = convert(&text, Language::of(&source, &text), Style::default());
        assert_eq!(support::templates(&converted.template).len(), 1, "{name}");
        assert_eq!(format(&converted.template, Style::default()).text, converted.template, "{name} is laid out");
        let notes: Vec<String> = converted.notes.iter().map(ToString::to_string).collect();
        let problems = converted.problems.iter().map(|problem| format!("error: {problem}"));
        let notes = notes.into_iter().chain(problems).collect::<Vec<_>>().join("\n") + "\n";
        support::assert_file(&folder.join(&name).with_extension("rs"), &converted.template);
        support::assert_file(&folder.join(&name).with_extension("notes"), &notes);
        count += 1;
    }
    assert_eq!(count, 12);
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
        ("\u{feff}<P CLASS=a>x</P>", "<p class=\"a\">x</p>"),
        ("<svg viewBox=\"0 0 1 1\"><g ID=a></g></svg>", "<svg viewBox=\"0 0 1 1\"><g ID=\"a\"></g></svg>"),
        ("<p>a<![CDATA[ x ]]>b</p>", "<p>ab</p>"),
        ("<table><tr><td>a<tr><td>b</table>", "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>"),
        ("<select><option>1<hr><option>2</select>", "<select><option>1</option><hr><option>2</option></select>"),
        ("<p>a<br>b</p>", "<p>a<br>b</p>"),
        ("<script>if (a < b && c) {}</script>", "<script>if (a < b && c) {}</script>"),
    ] {
        let template = convert(source, Language::of(Path::new("-"), source), Style::default()).template;
        let [said] = &*support::templates(&template) else { panic!("one template") };
        let [_, _, shown, ..] = &**said else { panic!("a shape") };
        assert_eq!(*shown, format!("[{}]", live_template::escape::json(statics)), "{source} became {template}");
    }
}

#[test]
fn what_braces_mean_is_in_the_name_of_the_file() {
    let source = "<a href=/q?c={d}>{x}</a>";
    let template = |path| convert(source, Language::of(Path::new(path), source), Style::default()).template;
    assert_eq!(template("a.html"), "html! { <a href=\"/q?c={d}\">\"{x}\"</a> }\n");
    assert_eq!(template("a.heex"), "html! { <a href=\"/q?c={d}\">{x}</a> }\n");
    assert_eq!(Language::of(Path::new("-"), "<p>{@x}</p>"), Language::Heex);
}
