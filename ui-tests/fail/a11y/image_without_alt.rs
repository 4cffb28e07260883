#![deny(deprecated)]

use live_runtime::html;

fn main() {
    let _ = html! { <img src="/cat.png"> };
}
