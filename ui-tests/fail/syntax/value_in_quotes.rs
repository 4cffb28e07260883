use live_runtime::html;

fn main() {
    let _ = html! {
        <p>"Count: {self.count}"</p>
    };
}
