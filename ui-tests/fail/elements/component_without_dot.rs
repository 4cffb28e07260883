use live_runtime::html;

fn main() {
    let _ = html! {
        <table_of_songs>"text"</table_of_songs>
    };
}
