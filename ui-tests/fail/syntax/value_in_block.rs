use live_runtime::html;

fn main() {
    let _ = html! {
        {if let Some(name) = Some("Ada") { name }}
    };
}
