use live_runtime::html;

fn main() {
    let _ = html! {
        <form action="javascript:send()"></form>
    };
}
