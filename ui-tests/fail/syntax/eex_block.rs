use live_runtime::html;

fn main() {
    let _ = html! {
        <%= if true do %><p>"text"</p><% else %><p>"other"</p><% end %>
    };
}
