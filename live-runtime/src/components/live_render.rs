use super::dynamic_tag::element_name;
use crate::{
    Rest, component, html,
    render::{Dynamic, Render, Written},
    view::{Child, LiveView, Nested},
};

/// Another live view at this place of the page, with a state and a life of its own: `view={Clock::child(…)}`.
///
/// It is part of the first response, and the browser joins it on its own channel. What it does costs its parent nothing,
/// and when it crashes its parent stays. It ends with its parent, and when it is no longer shown; a
/// [sticky](crate::Child::sticky) one stays while one navigates.
///
/// ```
/// use live_runtime::{components::live_render, prelude::*};
///
/// #[live_view]
/// struct Clock {
///     hours: u32,
/// }
///
/// #[live_view(nested)]
/// impl Clock {
///     fn mount(hours: u32) -> Self {
///         Self { hours }
///     }
///
///     fn render(&self) -> impl Render {
///         html! { <b>{self.hours}" o’clock"</b> }
///     }
/// }
///
/// #[live_view]
/// struct Page {}
///
/// #[live_view]
/// impl Page {
///     fn mount() -> Self {
///         Self {}
///     }
///
///     fn render(&self) -> impl Render {
///         html! {
///             <h1>Now</h1>
///             <.live_render id="clock" view={Clock::child(12)} class="wide"/>
///         }
///     }
/// }
/// ```
///
/// The container is a `<div>`, or what `tag_name` says, with the attributes that are passed on.
#[component]
pub fn live_render<V: LiveView<Nested>, P: 'static>(
    /// Of the container, and the only one of that id in the page.
    id: &str,
    /// Which view it is, and what it is given.
    view: Child<V, P>,
    /// The name of the container's element.
    #[default = "div"]
    tag_name: &str,
    #[rest] rest: Rest,
) -> impl Render {
    let tag = element_name(tag_name);
    html! { {Place { id, tag, view: &view, rest }} }
}

struct Place<'a, V, P> {
    id: &'a str,
    tag: &'a str,
    view: &'a Child<V, P>,
    rest: Rest<'a>,
}

impl<V: LiveView<Nested>, P> Render for Place<'_, V, P> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        dynamic.text(|text| self.view.write(self.id, self.tag, self.rest, text))
    }
}
