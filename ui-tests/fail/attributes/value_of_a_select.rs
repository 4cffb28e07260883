use live_runtime::html;

fn main() {
    let _ = html! {
        <select aria-label="Band" value="abba"><option>"abba"</option></select>
    };
}
