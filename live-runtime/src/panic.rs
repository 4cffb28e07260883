//! Panics in the code of a view.

use std::{any::Any, panic::AssertUnwindSafe};

use futures_util::FutureExt;

/// What a panic carries.
pub(crate) type Panic = Box<dyn Any + Send>;

/// Runs `future`; a panic inside ends it and nothing else.
///
/// What the future has borrowed is not looked at again after a panic, but for channels, which no panic leaves broken.
pub(crate) fn catch<F: Future>(future: F) -> impl Future<Output = Result<F::Output, Panic>> {
    AssertUnwindSafe(future).catch_unwind()
}

/// The text of a panic, where it has one.
pub(crate) fn panic_text(panic: &Panic) -> &str {
    match panic.downcast_ref::<&str>() {
        Some(text) => text,
        None => panic.downcast_ref::<String>().map_or("no text", String::as_str),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn text_of(future: impl Future<Output = ()>) -> String {
        panic_text(&catch(future).await.unwrap_err()).to_owned()
    }

    #[tokio::test]
    async fn texts() {
        assert_eq!(text_of(async { panic!("literal") }).await, "literal");
        let name = "formatted";
        assert_eq!(text_of(async { panic!("{name}") }).await, "formatted");
        assert_eq!(text_of(async { std::panic::panic_any(7) }).await, "no text");
    }
}
