//! The pages, each with one sentence and its source.

/// A page of the gallery.
pub(crate) struct Entry {
    pub(crate) path: &'static str,
    pub(crate) title: &'static str,
    pub(crate) about: &'static str,
    pub(crate) file: &'static str,
    pub(crate) source: &'static str,
}

macro_rules! entries {
    ($($path:literal, $title:literal, $about:literal, $file:literal;)*) => {
        &[$(Entry { path: $path, title: $title, about: $about, file: $file, source: include_str!(concat!("../", $file)) }),*]
    };
}

/// The pages that show something.
pub(crate) const PAGES: &[Entry] = entries! {
    "/counter", "Counter", "State is a field, an event is a method.", "pages/counter.rs";
    "/conditionals", "Conditionals", "Parts of a page that come and go, with if and match.", "pages/conditionals.rs";
    "/keyed", "Keyed lists", "A row that moves is moved, not sent again.", "pages/keyed.rs";
    "/memo", "Memos", "What has not changed is not even looked at.", "pages/memo.rs";
    "/songs", "Streams", "Songs that the browser keeps and the server forgets.", "pages/songs.rs";
    "/form", "A typed form", "Validated while it is filled in, submitted once it is right.", "pages/form.rs";
    "/signup", "A large form", "Addresses come and go, every rule is written once, and nothing typed is lost.", "pages/signup.rs";
    "/steps", "A form in steps", "It goes on where it was after a crash: one event of its own tells the server.", "pages/steps.rs";
    "/basket", "A basket", "It outlives the server: its page keeps it, sealed.", "pages/basket.rs";
    "/components", "Components", "A table whose columns are slots, in a card, with rows of any type.", "pages/components.rs";
    "/families", "Live actions", "One view with four routes: what is open is what the URL says.", "pages/families.rs";
    "/board", "A board", "Live components: each card has its own state, and keeps it where it is dragged to.", "pages/board.rs";
    "/js", "Commands", "What the browser does at once, without asking the server.", "pages/js.rs";
    "/chart", "A hook", "A chart drawn by JavaScript that stands beside its Rust code.", "pages/chart.rs";
    "/clock", "Clock", "Messages change the page while nobody touches it.", "pages/clock.rs";
    "/chat", "Chat", "A topic brings what one says to everybody at once, and a presence says who is there.", "pages/chat.rs";
    "/async", "Loading", "A page that is shown while it loads, and answers while it searches.", "pages/loading.rs";
    "/org/crabs", "By slug", "Loading, loaded, or why not: three arms of a match.", "pages/org.rs";
    "/photos", "Photos", "Files are shown before they are sent, and stored when they have arrived.", "pages/photos.rs";
    "/users", "Users", "A search over 100,000 rows: it answers while it searches, and the last one counts.", "pages/users.rs";
    "/sync", "Sync", "A typed match of what has happened, and a task that tells others.", "pages/sync.rs";
    "/lab", "Lab", "A slow query and a long list, done wrong and done right.", "pages/lab.rs";
    "/views", "Views", "Every page that is connected, what waits for it, and what the server keeps of it.", "pages/views.rs";
    "/search", "Search", "What is shown is in the URL: to be reloaded, shared, and gone back to.", "pages/search.rs";
    "/login", "Log in", "An axum layer guards a page over HTTP and over the socket; logging out everywhere closes it.", "pages/login.rs";
    "/dashboard", "Dashboard", "Views inside of a view, each with a pulse of its own, and a player that stays while one navigates.", "pages/dashboard.rs";
    "/feed", "Feed", "100,000 rows to scroll through, both ways, of which the browser has sixty.", "pages/feed.rs";
    "/modal", "Portal", "A dialog that belongs to its place in the template, and stands at the end of the document.", "pages/modal.rs";
    "/crash", "Let it crash", "A handler panics, and the page comes back by itself.", "pages/crash.rs";
};

/// The pages for measuring.
pub(crate) const BENCHES: &[Entry] = entries! {
    "/bench/counter", "Counter", "The smallest page.", "bench/counter.rs";
    "/bench/table?n=1000", "Table", "A thousand keyed rows.", "bench/table.rs";
    "/bench/stream", "Stream", "A thousand items that the server does not keep.", "bench/stream.rs";
    "/bench/components", "Components", "A thousand live components, each with its own number.", "bench/components.rs";
    "/bench/form", "Form", "Ten fields, validated on every change.", "bench/form.rs";
    "/bench/static", "Static", "Two hundred lines and one dynamic.", "bench/fixed.rs";
};

impl Entry {
    /// Of all pages the one at `path`.
    pub(crate) fn at(path: &str) -> Option<&'static Self> {
        PAGES.iter().find(|entry| entry.path == path)
    }

    /// Of all pages the one whose source is shown as `name`.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        PAGES.iter().chain(BENCHES).find(|entry| entry.source_name() == name)
    }

    /// `pages-counter`.
    pub(crate) fn source_name(&self) -> String {
        self.file.trim_end_matches(".rs").replace('/', "-")
    }
}
