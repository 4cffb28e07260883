//! What a hook sent, as one value.

/// The payload of an event that a hook pushes, as a type of yours: `this.pushEvent("moved", {x: 1, y: 2})`.
///
/// A handler may as well take the members of the payload by name: `fn moved(&mut self, x: f64, y: f64)`.
///
/// ```
/// use live_runtime::prelude::*;
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Point {
///     x: f64,
///     y: f64,
/// }
///
/// #[live_view]
/// struct Board {
///     path: Vec<Point>,
/// }
///
/// #[live_view]
/// impl Board {
///     fn mount() -> Self {
///         Self { path: Vec::new() }
///     }
///
///     #[handle_event]
///     fn moved(&mut self, Payload(point): Payload<Point>) {
///         if self.path.len() < 100 {
///             self.path.push(point);
///         }
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <canvas id="board" phx-hook="Board" phx-update="ignore"></canvas> }
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payload<T>(pub T);
