use live_runtime::html;

fn main() {
    let _ = html! {
        <div dangerouslySetInnerHTML={{ __html: markup }}></div>
    };
}
