use live_runtime::html;

fn main() {
    let count = 5;
    let _ = html! {
        <p><%= count %></p>
    };
}
