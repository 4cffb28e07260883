use super::focus_wrap;
use crate::{
    Js, Rest, Slot, component, html,
    js::{Hide, Show, Target},
    render::Render,
};

/// A dialog over the page: it has the focus, and is left by Escape, by a click beside it and by its button.
///
/// A dialog that is always part of the page is opened by [`show_modal`] and closed by [`hide_modal`], without the server.
/// One that is there because the view says so has `show`, and `on_cancel` tells the view that it was left:
///
/// ```
/// use live_runtime::{components::{button, modal, show_modal}, prelude::*, render::to_html};
///
/// let is_new = true;
/// let page = html! {
///     <.button phx-click={show_modal("help")}>Help</.button>
///     <.modal id="help" title="Help">Press a key.</.modal>
///     <.modal :if={is_new} id="new" title="A new song" show on_cancel={&Js::from(Event::new("cancel"))}>Text</.modal>
/// };
/// assert!(to_html(&page).contains(r#"role="dialog" aria-modal="true" aria-labelledby="help-title""#));
/// ```
#[component]
pub fn modal(
    /// Of the whole; what is inside has ids that begin with it.
    id: &str,
    /// The heading.
    title: &str,
    /// Whether it is open when it appears.
    show: bool,
    /// What happens when it is left, after it is hidden.
    on_cancel: Option<&Js>,
    /// The text of the button that closes it.
    #[default = "Close"]
    close_label: &str,
    children: &Slot,
    #[rest] rest: Rest,
) -> impl Render {
    let cancel = on_cancel.iter().fold(hide_modal(id), |hidden, js| hidden.concat(js));
    let leave = Js::new().exec("data-cancel", &format!("#{id}"));
    let mounted = show.then(|| shown(id));
    html! {
        <div id={id} hidden phx-mounted={mounted} phx-remove={hide_modal(id)} data-cancel={cancel}>
            <.focus_wrap
                id={&format!("{id}-dialog")}
                role="dialog"
                aria-modal="true"
                aria-labelledby={format_args!("{id}-title")}
                phx-window-keydown={leave}
                phx-key="escape"
                phx-click-away={leave}
                {..rest}
            >
                <h2 id={format_args!("{id}-title")}>{title}</h2>
                <div id={format_args!("{id}-content")}>{children}</div>
                <button type="button" phx-click={leave}>{close_label}</button>
            </.focus_wrap>
        </div>
    }
}

/// Opens the [`modal`](fn@modal) of that id; the focus comes back to where it was when the dialog is closed.
pub fn show_modal(id: &str) -> Js {
    Js::new().push_focus(Target::This).concat(&shown(id))
}

/// Closes the [`modal`](fn@modal) of that id.
pub fn hide_modal(id: &str) -> Js {
    Js::new().hide(Hide::new(&format!("#{id}")).transition("modal-out")).pop_focus()
}

fn shown(id: &str) -> Js {
    let dialog = format!("#{id}");
    Js::new().show(Show::new(&dialog).transition("modal-in")).focus_first(&format!("#{id}-dialog"))
}
