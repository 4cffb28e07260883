use live_runtime::html;

fn main() {
    let _ = html! {
        <p>{render_slot(@inner_block)}</p>
    };
}
