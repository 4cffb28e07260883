use live_runtime::html;

fn main() {
    let letter = String::from("<script>send(document.cookie)</script>");
    let _ = html! {
        <iframe srcdoc={&letter} title="A letter"></iframe>
    };
}
