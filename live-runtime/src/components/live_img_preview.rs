use crate::{Rest, UploadEntry, component, html, render::Render};

/// A picture that has been chosen, shown by the browser before it is sent. A `Content-Security-Policy` has to allow
/// `img-src blob:`.
///
/// ```
/// use live_runtime::{components::live_img_preview, prelude::*};
///
/// fn previews(upload: &Upload) -> impl Render {
///     html! { <.live_img_preview :for={entry in upload.entries()} entry={entry} class="preview"/> }
/// }
/// ```
#[component]
pub fn live_img_preview(
    /// The file.
    entry: &UploadEntry,
    #[rest] rest: Rest,
) -> impl Render {
    html! {
        <img
            id={format_args!("phx-preview-{}", entry.reference())}
            alt={entry.client_name()}
            data-phx-upload-ref={entry.upload()}
            data-phx-entry-ref={entry.reference()}
            data-phx-hook="Phoenix.LiveImgPreview"
            data-phx-update="ignore"
            {..rest}
        />
    }
}
