use live_runtime::html;

fn main() {
    let _ = html! {
        {match Some(7) { Some(n) => <b>{n}</b> <i>songs</i>, None => "none" }}
    };
}
