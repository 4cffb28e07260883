use live_runtime::html;

fn main() {
    let _ = html! {
        {match Some(1) { Some(n) => <b>{n}</b> }}
    };
}
