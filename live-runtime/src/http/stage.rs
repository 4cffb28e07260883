//! What runs before the views of a live session are mounted.

use std::{pin::Pin, sync::Arc};

use axum::{
    Extension,
    extract::FromRequestParts,
    response::{IntoResponse, Response},
};
use http::request::Parts;

use crate::view::extract;

/// A stage before `mount`: an `async fn` of axum's extractors.
///
/// It returns nothing, an [`Extension`] for the view's `mount` to extract, or a `Result` of either, whose error is the
/// response in place of the page. One that takes a [`Lifecycle`](crate::Lifecycle) attaches hooks to the view. `A` is what
/// tells the implementations apart.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a stage before `mount`",
    label = "expected an `async fn` of extractors",
    note = "write `async fn name(user: MyExtractor) -> Result<(), Redirect>`: what it takes implements `FromRequestParts`; it returns `()`, `Extension<T>` or a `Result` of it, whose error implements `IntoResponse`"
)]
pub trait Stage<S, A>: Clone + Send + Sync + 'static {
    /// Runs the stage.
    fn run(&self, parts: &mut Parts, state: &S) -> impl Future<Output = Result<(), Response>> + Send;
}

/// What a [`Stage`] may return.
#[diagnostic::on_unimplemented(
    message = "a stage before `mount` cannot return `{Self}`",
    label = "expected `()`, `Extension<T>`, or a `Result` of it",
    note = "the error of the `Result` has to implement `axum::response::IntoResponse`"
)]
pub trait StageOutput {
    /// Leaves what the stage has found among the extensions of the request.
    ///
    /// # Errors
    ///
    /// The response in place of the page.
    fn apply(self, parts: &mut Parts) -> Result<(), Response>;
}

impl StageOutput for () {
    fn apply(self, _: &mut Parts) -> Result<(), Response> {
        Ok(())
    }
}

impl<T: Clone + Send + Sync + 'static> StageOutput for Extension<T> {
    fn apply(self, parts: &mut Parts) -> Result<(), Response> {
        parts.extensions.insert(self.0);
        Ok(())
    }
}

impl<T: StageOutput, E: IntoResponse> StageOutput for Result<T, E> {
    fn apply(self, parts: &mut Parts) -> Result<(), Response> {
        self.map_err(IntoResponse::into_response)?.apply(parts)
    }
}

macro_rules! stages {
    ($($name:ident: $ty:ident),*) => {
        #[diagnostic::do_not_recommend]
        impl<S, Function, Running, $($ty),*> Stage<S, (Running, $($ty,)*)> for Function
        where
            Function: Fn($($ty),*) -> Running + Clone + Send + Sync + 'static,
            Running: Future<Output: StageOutput> + Send + 'static,
            $($ty: FromRequestParts<S> + Send + 'static,)*
            S: Send + Sync + 'static,
        {
            #[allow(unused_variables)]
            async fn run(&self, parts: &mut Parts, state: &S) -> Result<(), Response> {
                $(let $name = extract::<$ty, S>(parts, state).await?;)*
                self($($name),*).await.apply(parts)
            }
        }
    };
}
stages!();
stages!(a: A);
stages!(a: A, b: B);
stages!(a: A, b: B, c: C);
stages!(a: A, b: B, c: C, d: D);

/// A stage without its type.
pub(super) type BoxedStage<S> = Arc<
    dyn for<'a> Fn(&'a mut Parts, &'a S) -> Pin<Box<dyn Future<Output = Result<(), Response>> + Send + 'a>>
        + Send
        + Sync,
>;

pub(super) fn boxed<S: Send + Sync + 'static, A>(stage: impl Stage<S, A>) -> BoxedStage<S> {
    let stage = Arc::new(stage);
    Arc::new(move |parts, state| {
        let stage = Arc::clone(&stage);
        Box::pin(async move { stage.run(parts, state).await })
    })
}
