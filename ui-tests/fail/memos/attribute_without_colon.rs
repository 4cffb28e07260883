use live_runtime::html;

fn main() {
    let version = 1;
    let _ = html! { <p memo={version}>{version}</p> };
}
