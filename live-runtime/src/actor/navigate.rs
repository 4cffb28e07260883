//! Where a view goes after a handler: to another URL of its own, or away.

use std::{ops::ControlFlow, sync::Arc};

use axum::response::{IntoResponse as _, Response};
use http::{StatusCode, Uri, header, request::Parts};
use serde::Deserialize;
use tracing::{Instrument as _, debug_span, error, warn};

use super::{
    Actor, Envelope, Line, PatchMarker, Status,
    envelope::EMPTY,
    page_of,
    site::Handed,
    task::{Part, Reaction, Scope, react},
};
use crate::view::{Departure, Flow, History, LiveView, Navigation, Patch, Push, Work, timed};

/// How often the parameters of one URL, or a rendering, may lead to another before that is taken for a circle.
const MAX_PATCHES: usize = 20;

/// What has become of what a handler asked for.
#[derive(Debug)]
pub(crate) enum Course {
    Stay,
    /// The view shows another URL.
    Patched(Patch),
    Depart(Departure),
}

/// Why a URL is not one that this view can show.
enum Elsewhere {
    /// It is another page, or none.
    OtherPage,
    /// A layer, or the view, sends the browser there.
    Redirect(String),
    /// The view refuses the parameters: the browser is to see how the page answers to them.
    Refused,
}

/// What the client says as it patches.
#[derive(Deserialize)]
struct Payload {
    url: String,
}

impl<V: LiveView<S>, S: Send + Sync + 'static> Actor<V, S> {
    /// Follows what the handlers before have asked for, until there is nothing more to follow.
    pub(crate) async fn follow(&mut self) -> Course {
        let mut patched = None;
        for _ in 0..MAX_PATCHES {
            match self.socket.take_navigation() {
                None => return patched.map_or(Course::Stay, Course::Patched),
                Some(Navigation::Depart(departure)) => return Course::Depart(departure),
                Some(Navigation::Patch(patch)) => {
                    self.socket.keep_new_flash();
                    let Ok(uri) = patch.to.as_str().parse() else { continue };
                    match self.patch(uri).await {
                        Ok(()) => patched = Some(patch),
                        Err(elsewhere) => return Course::Depart(departure(V::NAME, elsewhere, patch)),
                    }
                }
            }
        }
        error!(view = V::NAME, "`handle_params` patches the URL again and again: it is not followed any longer");
        self.socket.take_navigation();
        patched.map_or(Course::Stay, Course::Patched)
    }

    /// Asks for the page of a URL, as an HTTP request would, and lets the view take the parameters on the way: the layers see
    /// its answer, and what it has done.
    async fn patch(&mut self, uri: Uri) -> Result<(), Elsewhere> {
        let site = Arc::clone(&self.site);
        let (marker, handed) = PatchMarker::new(V::NAME, site.live_session());
        let mut asked = site.ask(uri, marker);
        let (is_handed, response) = tokio::select! {
            biased;
            Ok(Handed { mut parts, answer }) = handed => {
                let taken = self.params(&mut parts).await;
                // A layer may have given up.
                let _ = answer.send(taken.map_or_else(|refusal| refusal, |()| StatusCode::OK.into_response()));
                (true, asked.await)
            }
            response = &mut asked => (false, response),
        };
        let Some(response) = response else {
            // Where nobody is there any more, it leads nowhere else either.
            return if self.site.is_over() { Ok(()) } else { Err(Elsewhere::OtherPage) };
        };
        if let Some(to) = location(&response) {
            return Err(Elsewhere::Redirect(to));
        }
        if !is_handed {
            return Err(Elsewhere::OtherPage);
        }
        if !response.status().is_success() {
            warn!(view = V::NAME, status = %response.status(), "the parameters of a URL are refused");
            return Err(Elsewhere::Refused);
        }
        Ok(())
    }

    /// Lets the hooks and the view take the parameters of a URL.
    async fn params(&mut self, parts: &mut Parts) -> Result<(), Response> {
        if self.socket.params_hooks(&parts.uri) == Flow::Halt || self.socket.navigates() {
            return Ok(());
        }
        let path = parts.uri.path().to_owned();
        let work = Work { view: V::NAME, handler: "handle_params", message: &path };
        let span = debug_span!("handle_params", view = V::NAME, path);
        let handling = self.view.handle_params(parts, &self.state, &mut self.socket).instrument(span);
        let (handled, timing) = timed(handling, work).await;
        self.entry.meters().handle_params.record(timing.total);
        self.socket.home().judge(V::NAME, "handle_params", || path, timing);
        handled
    }

    /// Answers a `live_patch` of the client.
    pub(super) async fn live_patch(&mut self, push: &Push, line: &Line) -> Reaction {
        let payload = serde_json::from_str::<Payload>(push.payload()).ok();
        let Some((payload, uri)) = payload.and_then(|payload| page_of(&payload.url).map(|uri| (payload, uri))) else {
            warn!(view = V::NAME, "the client patches to a URL that cannot be read");
            return Reaction::Send(line.envelope.reply(push.reference(), Status::Ok, EMPTY));
        };
        self.socket.clear_all_flash();
        let departure = match self.patch(uri).await {
            Ok(()) => return self.answer_after(Some(push), line).await,
            Err(Elsewhere::OtherPage) => {
                let response = r#"{"link_redirect":true}"#;
                return Reaction::Send(line.envelope.reply(push.reference(), Status::Ok, response));
            }
            Err(Elsewhere::Redirect(to)) => Departure::Redirect { to },
            Err(Elsewhere::Refused) => Departure::Redirect { to: payload.url },
        };
        self.depart(&departure, Some(push), line).await
    }

    /// Follows what a handler has asked for, and answers the push that it has handled; without one, says what has changed.
    pub(super) async fn answer_after(&mut self, push: Option<&Push>, line: &Line) -> Reaction {
        match self.follow().await {
            Course::Stay => {}
            Course::Patched(patch) => {
                // The client takes the URL before the page.
                let mut frame = line.envelope.open_push("live_patch");
                frame.push_str(&patch.payload());
                line.outbox.send(Envelope::close_push(frame)).await;
            }
            Course::Depart(departure) => return self.depart(&departure, push, line).await,
        }
        match push {
            Some(push) => Reaction::Send(self.answer(push, Scope::Page, &line.envelope)),
            None => self.changes(Scope::Page, &line.envelope).map_or(Reaction::Nothing, Reaction::Send),
        }
    }

    /// Follows and shows what live components have asked for as they were rendered, and what they ask for as that is rendered.
    pub(super) async fn catch_up(&mut self, line: &Line) -> ControlFlow<()> {
        for _ in 0..MAX_PATCHES {
            if !self.socket.take_due() {
                return ControlFlow::Continue(());
            }
            let reaction = self.answer_after(None, line).await;
            react(reaction, line).await?;
            self.settle();
        }
        if self.socket.take_due() {
            error!(
                view = V::NAME,
                "live components ask for something each time that they are rendered: it is not followed any longer"
            );
        }
        ControlFlow::Continue(())
    }

    /// Sends the browser elsewhere, which ends the view.
    async fn depart(&mut self, departure: &Departure, push: Option<&Push>, line: &Line) -> Reaction {
        let flash = self.site.flash_token(&self.socket.flash().new_messages());
        let frame = if let Some(push) = push {
            line.envelope.reply(push.reference(), Status::Ok, &departure.response(flash))
        } else {
            let mut frame = line.envelope.open_push(departure.event());
            frame.push_str(&departure.payload(flash).to_string());
            Envelope::close_push(frame)
        };
        line.outbox.send(frame).await;
        if self.site.is_sticky() {
            // The page around it goes. Where the next one does not show this view, the browser leaves it.
            return Reaction::Nothing;
        }
        line.outbox.send(line.envelope.closed()).await;
        Reaction::Leave
    }

    /// The reply to a join: the whole page.
    ///
    /// # Errors
    ///
    /// The response to it, where the view sends the browser elsewhere.
    pub(crate) async fn join(&mut self, mut frame: String, is_navigation: bool) -> Result<String, String> {
        let patched = match self.follow().await {
            Course::Stay => None,
            Course::Patched(patch) => Some(patch),
            Course::Depart(departure) => {
                return Err(departure.response(self.site.flash_token(self.socket.flash())));
            }
        };
        frame.push_str("{\"liveview_version\":\"");
        frame.push_str(live_client::LIVE_VIEW_VERSION);
        frame.push_str("\",");
        if is_navigation {
            // What the container of the page before had, this one has not.
            frame.push_str("\"container\":[\"div\",{}],");
        }
        if let Some(patch) = patched {
            frame.push_str("\"live_patch\":");
            frame.push_str(&patch.payload());
            frame.push(',');
        }
        self.write(Part::Rendered, Scope::Page, &mut frame);
        frame.push('}');
        Ok(Envelope::close_reply(frame))
    }
}

/// Where to, when a patch that the view has asked for is none.
fn departure(view: &str, elsewhere: Elsewhere, patch: Patch) -> Departure {
    match elsewhere {
        Elsewhere::OtherPage => {
            error!(view, to = %patch.to, "a patch leads to another page: use `push_navigate`");
            Departure::Navigate { to: patch.to, history: History::Push }
        }
        Elsewhere::Redirect(to) => Departure::Redirect { to },
        Elsewhere::Refused => Departure::Redirect { to: patch.to.to_string() },
    }
}

/// Where a response leads to, if it is a redirect.
fn location(response: &Response) -> Option<String> {
    if !response.status().is_redirection() {
        return None;
    }
    response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned)
}
