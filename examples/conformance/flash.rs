//! Messages: put, clicked away, cleared, and taken along by a patch and by live navigation.

use live_runtime::prelude::*;

use crate::document::live;

#[live_view]
pub(crate) struct FlashLive;

#[live_view]
impl FlashLive {
    fn mount() -> Self {
        Self
    }

    #[handle_event]
    fn info(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Info, "It's <ok> & done");
    }

    #[handle_event]
    fn error(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Error, "oops");
    }

    #[handle_event]
    fn clear(&mut self, socket: &mut Socket<Self>) {
        socket.clear_all_flash();
    }

    #[handle_event]
    fn patch(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Info, "patched");
        socket.push_patch(LocalUrl::from_static("/flash?p=1"));
    }

    #[handle_event]
    fn navigate(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Info, "navigated");
        socket.push_navigate(LocalUrl::from_static("/counter"));
    }

    #[handle_event]
    fn redirect(&mut self, socket: &mut Socket<Self>) {
        socket.put_flash(FlashKind::Info, "redirected");
        socket.redirect(LocalUrl::from_static("/dead"));
    }

    fn render(&self, flash: &Flash) -> impl Render {
        let events = Self::EVENTS;
        let buttons = [
            ("info", events.info()),
            ("error", events.error()),
            ("clear", events.clear()),
            ("patch", events.patch()),
            ("navigate", events.navigate()),
            ("redirect", events.redirect()),
        ];
        live(flash, html! { <button :for={(name, event) in &buttons} id={name} phx-click={event}>{name}</button> })
    }
}
