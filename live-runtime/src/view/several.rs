//! Several fields that one task loads.

use std::sync::Arc;

use super::{AsyncOutput, AsyncResult, Outcome, Socket, task::Target};

/// `$results` are not only the names of the types but also those of their values.
macro_rules! several {
    ($(#[$documentation:meta])* $name:ident: $first:ident $($result:ident)*) => {
        $(#[$documentation])*
        #[must_use = "put them into the fields"]
        pub fn $name<$first, $($result,)* F>(
            &mut self,
            fields: impl Fn(&mut V) -> (&mut AsyncResult<$first>, $(&mut AsyncResult<$result>,)*) + Send + Sync + 'static,
            future: F,
        ) -> (AsyncResult<$first>, $(AsyncResult<$result>,)*)
        where
            $first: Send + 'static,
            $($result: Send + 'static,)*
            F: Future<Output: AsyncOutput<($first, $($result,)*)>> + Send + 'static,
        {
            let fields = Arc::new(fields);
            let places = Arc::clone(&fields);
            // The first stands for all of them.
            let target = Target::Field(Box::new(move |view| std::ptr::from_mut(places(view).0).addr()));
            self.start(target, future, move |result: Result<($first, $($result,)*), _>| {
                Outcome::Field(Box::new(move |view| {
                    let loaded = match result {
                        Ok(($first, $($result,)*)) => (AsyncResult::Ok($first), $(AsyncResult::Ok($result),)*),
                        Err(why) => (AsyncResult::Failed::<$first>(why.clone()), $(AsyncResult::Failed::<$result>(why.clone()),)*),
                    };
                    let ($first, $($result,)*) = fields(view);
                    (*$first, $(*$result,)*) = loaded;
                }))
            });
            (AsyncResult::Loading::<$first>, $(AsyncResult::Loading::<$result>,)*)
        }
    };
}

#[allow(non_snake_case, reason = "a type and its value have one name in the macro")]
impl<V: 'static> Socket<V> {
    several! {
        /// Loads two fields by one task, which gives a tuple: `fields` points at both.
        ///
        /// They are loaded together, succeed together and fail together. Where others depend on what a task has loaded, give
        /// each its own [`Socket::assign_async`] instead; where there are more than four, make them one field of a struct.
        ///
        /// ```
        /// use live_runtime::prelude::*;
        ///
        /// async fn counts() -> Result<(u32, u32), std::io::Error> {
        ///     Ok((3, 40))
        /// }
        ///
        /// #[live_view]
        /// struct Totals {
        ///     bands: AsyncResult<u32>,
        ///     songs: AsyncResult<u32>,
        /// }
        ///
        /// #[live_view]
        /// impl Totals {
        ///     fn mount(socket: &mut Socket<Self>) -> Self {
        ///         let (bands, songs) = socket.assign_async_pair(|view| (&mut view.bands, &mut view.songs), counts());
        ///         Self { bands, songs }
        ///     }
        ///
        ///     fn render(&self) -> impl Render {
        ///         html! { <p>{self.bands.ok()} bands, {self.songs.ok()} songs</p> }
        ///     }
        /// }
        /// ```
        assign_async_pair: A B
    }
    several! {
        /// Loads three fields by one task: see [`Socket::assign_async_pair`].
        assign_async_triple: A B C
    }
    several! {
        /// Loads four fields by one task: see [`Socket::assign_async_pair`].
        assign_async_quadruple: A B C D
    }
}
