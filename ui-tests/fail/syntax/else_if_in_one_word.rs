use live_runtime::html;

fn main() {
    let count = 5;
    let _ = html! {
        {if count > 3 { "many" } elsif count > 1 { "some" }}
    };
}
