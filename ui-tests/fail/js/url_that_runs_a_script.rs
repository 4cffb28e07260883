use live_runtime::Url;

const SONGS: Url = Url::from_static("javascript:alert(1)");

fn main() {
    let _ = SONGS;
}
