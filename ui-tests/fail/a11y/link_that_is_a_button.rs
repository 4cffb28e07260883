use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <a href="#" phx-target="#songs" phx-click="play">"Play"</a>
    };
}
