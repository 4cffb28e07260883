use crate::{
    Rest, Slot, Url, component,
    form::AnyForm,
    html,
    render::{Dynamic, Render, Written},
    session::token_of_page,
};

/// A form.
///
/// With an `action` it can be posted over HTTP, by a browser without a connection or with `phx-trigger-action`: then it has
/// the token that proves that the post comes from one of our pages. What it is posted to takes a
/// [`Form`](crate::event::Form), which checks the token.
///
/// In a view, `phx-change` and `phx-submit` name its events.
///
/// ```
/// use live_runtime::{components::{form, input}, prelude::*, render::to_html};
///
/// #[derive(Default, LiveForm)]
/// struct NewSong {
///     #[field(required)]
///     title: String,
/// }
///
/// let song = FormState::<NewSong>::default();
/// let page = html! {
///     <.form for={&song} id="new-song" class="wide">
///         <.input field={song.title()} label="Title"/>
///     </.form>
/// };
/// assert!(to_html(&page).contains(r#"<form id="new-song" class="wide">"#));
/// ```
#[component]
pub fn form(
    /// By which the browser finds it again: what was typed is kept when the connection is lost.
    id: &str,
    /// The state of its fields.
    #[default(&())]
    r#for: &dyn AnyForm,
    /// Where it is posted over HTTP.
    action: Option<&Url>,
    /// Of the post over HTTP: `post` unless said otherwise.
    method: Option<&str>,
    children: &Slot,
    #[rest] rest: Rest,
) -> impl Render {
    let method = action.map(|_| method.unwrap_or("post"));
    let csrf = method.filter(|method| method.eq_ignore_ascii_case("post")).and_then(|_| token_of_page());
    html! {
        <form id={id} action={action} method={method} {..rest}>
            <input :if={let Some(csrf) = &csrf} name="_csrf_token" type="hidden" hidden value={csrf}/>
            {Inside { children, form: r#for }}
        </form>
    }
}

/// What is in the form, which is told when it is rendered.
struct Inside<'a> {
    children: &'a Slot<'a>,
    form: &'a dyn AnyForm,
}

#[diagnostic::do_not_recommend]
impl Render for Inside<'_> {
    fn render(&self, dynamic: Dynamic<'_, '_>) -> Written {
        let written = self.children.render(dynamic);
        self.form.rendered();
        written
    }
}
