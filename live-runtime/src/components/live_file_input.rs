use crate::{
    Rest, Upload, component, html,
    render::Render,
    upload::References::{Active, Done, Failed, Preflighted},
};

/// The input of an [`Upload`]. The form around it needs `phx-change`, with which the client says which files are chosen.
///
/// ```
/// use live_runtime::{components::live_file_input, prelude::*};
///
/// #[live_view]
/// struct Profile {
///     avatar: Upload,
/// }
///
/// #[live_view]
/// impl Profile {
///     fn mount() -> Self {
///         Self { avatar: Upload::new().accept([".png", ".jpg"]) }
///     }
///
///     #[handle_event]
///     fn choose(&mut self) {}
///
///     fn render(&self) -> impl Render {
///         html! {
///             <form id="profile" phx-change="choose">
///                 <.live_file_input upload={&self.avatar} aria-label="Avatar"/>
///             </form>
///         }
///     }
/// }
/// ```
#[component]
pub fn live_file_input<T>(
    /// The field of the view.
    upload: &Upload<T>,
    #[rest] rest: Rest,
) -> impl Render
where
    T: Send + 'static,
{
    let failed = upload.references(Failed);
    html! {
        <input
            id={upload.reference()}
            type="file"
            name={upload.input_name()}
            accept={upload.accepted()}
            data-phx-hook="Phoenix.LiveFileUpload"
            data-phx-upload-ref={upload.reference()}
            data-phx-active-refs={upload.references(Active)}
            data-phx-done-refs={upload.references(Done)}
            data-phx-preflighted-refs={upload.references(Preflighted)}
            data-phx-error-refs={(!failed.is_empty()).then_some(&failed)}
            data-phx-auto-upload={upload.is_auto_upload()}
            multiple={upload.takes_several()}
            {..rest}
        />
    }
}
