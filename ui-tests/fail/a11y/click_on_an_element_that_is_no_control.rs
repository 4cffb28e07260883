use live_runtime::html;

fn main() {
    let _ = html! {
        #![deny(accessibility)]
        <div phx-target="#songs" phx-click="play">"Play"</div>
    };
}
