//! Whatever a page becomes, the diffs make the browser show what a fresh rendering would.

mod client;
mod npm;
mod page;
mod properties;
