use live_runtime::html;

fn main() {
    let _ = html! {
        <!DOCTPYE html>
        <p>"text"</p>
    };
}
