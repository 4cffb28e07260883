use live_runtime::html;

fn main() {
    let _ = html! {
        <script>{1 + 1}</script>
    };
}
