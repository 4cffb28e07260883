//! Hooks that are attached to whatever view is mounted: the same for all pages of a live session.

use std::{
    any::type_name,
    borrow::Borrow,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use axum::extract::FromRequestParts;
use http::{Uri, request::Parts};

use super::{
    Info, Socket,
    hook_socket::{AnySocket, HookSocket},
};
use crate::{event::ClientEvent, pubsub::Topic};

/// Attaches hooks to the view that a request mounts. A stage of a [`LiveSession`](crate::LiveSession) takes one, and so
/// attaches the same hooks to each of its pages; `mount` can take one as well.
///
/// A hook is a closure, called on the page's own task: before the view's handler, or after a rendering. It returns nothing,
/// or a [`Flow`]: after [`Flow::Halt`] neither the other hooks nor the view's handler are called. Hooks share what they know with
/// each other and with the view by an `Arc`, which the stage also returns as an `Extension`.
///
/// ```
/// use std::sync::{Arc, Mutex};
/// use axum::{Extension, Router};
/// use live_runtime::{Flow, Lifecycle, LiveSession, prelude::*};
///
/// /// What has been done on this page.
/// #[derive(Clone, Default)]
/// struct Audit(Arc<Mutex<Vec<String>>>);
///
/// async fn audit(lifecycle: Lifecycle) -> Extension<Audit> {
///     let audit = Audit::default();
///     let log = audit.clone();
///     lifecycle.handle_event(move |event, socket| {
///         if event.name() == "delete" {
///             socket.put_flash(FlashKind::Error, "Nothing is deleted here.");
///             return Flow::Halt;
///         }
///         if let Ok(mut log) = log.0.lock() {
///             log.push(event.name().to_owned());
///         }
///         Flow::Continue
///     });
///     Extension(audit)
/// }
///
/// #[live_view]
/// struct Songs {
///     audit: Audit,
/// }
///
/// #[live_view]
/// impl Songs {
///     fn mount(Extension(audit): Extension<Audit>) -> Self {
///         Self { audit }
///     }
///
///     #[handle_event]
///     fn play(&mut self) {}
///
///     fn render(&self) -> impl Render {
///         html! {
///             <button type="button" phx-click="play">Play</button>
///             <p :for={entry in self.audit.0.lock().map(|log| log.clone()).unwrap_or_default()}>{entry}</p>
///         }
///     }
/// }
///
/// let songs = LiveSession::new("songs").on_mount(audit);
/// let pages: Router = Router::new().live_session(songs, |pages| pages.live::<Songs>("/songs"));
/// ```
#[derive(Clone, Default)]
pub struct Lifecycle(Arc<Mutex<Option<Hooks>>>);

/// What follows after a hook of a [`Lifecycle`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[must_use]
pub enum Flow {
    /// The other hooks, and the view's handler.
    #[default]
    Continue,
    /// Nothing: the hook has done what there was to be done.
    Halt,
}

/// What a hook of a [`Lifecycle`] may return.
#[diagnostic::on_unimplemented(
    message = "a hook cannot return `{Self}`",
    label = "expected `()` or `Flow`",
    note = "return `Flow::Halt` where the view's handler is not to be called, else `Flow::Continue` or nothing"
)]
pub trait HookOutput {
    /// What follows.
    fn into_flow(self) -> Flow;
}

impl HookOutput for () {
    fn into_flow(self) -> Flow {
        Flow::Continue
    }
}

impl HookOutput for Flow {
    fn into_flow(self) -> Flow {
        self
    }
}

type EventHook = Box<dyn FnMut(&mut ClientEvent<'_>, &mut HookSocket<'_>) -> Flow + Send>;
type ParamsHook = Box<dyn FnMut(&Uri, &mut HookSocket<'_>) -> Flow + Send>;
/// `None` where it is for messages of another type.
type InfoHook = Box<dyn FnMut(&Info, &mut HookSocket<'_>) -> Option<Flow> + Send>;
type AsyncHook = Box<dyn FnMut(&'static str, &mut HookSocket<'_>) -> Flow + Send>;
type RenderHook = Box<dyn FnMut(&mut HookSocket<'_>) + Send>;
type Start = Box<dyn FnOnce(&mut dyn AnySocket) + Send>;

/// The hooks of one view, in the order in which they were attached.
#[derive(Default)]
pub(super) struct Hooks {
    event: Vec<EventHook>,
    params: Vec<ParamsHook>,
    info: Vec<InfoHook>,
    asynchronous: Vec<AsyncHook>,
    render: Vec<RenderHook>,
    /// What is done once there is a view.
    start: Vec<Start>,
}

impl Lifecycle {
    /// Before each event that the browser sends, whatever its name is: one that no handler has comes here as well.
    pub fn handle_event<O: HookOutput>(
        &self,
        mut hook: impl FnMut(&mut ClientEvent<'_>, &mut HookSocket<'_>) -> O + Send + 'static,
    ) {
        self.attach(|hooks| hooks.event.push(Box::new(move |event, socket| hook(event, socket).into_flow())));
    }

    /// Before each `handle_params`, with the page's URL: as it is mounted and at every patch, also of views that have no
    /// `handle_params`.
    pub fn handle_params<O: HookOutput>(&self, mut hook: impl FnMut(&Uri, &mut HookSocket<'_>) -> O + Send + 'static) {
        self.attach(|hooks| hooks.params.push(Box::new(move |uri, socket| hook(uri, socket).into_flow())));
    }

    /// Before each message of the type `M`.
    pub fn handle_info<M: 'static, O: HookOutput>(
        &self,
        mut hook: impl FnMut(&M, &mut HookSocket<'_>) -> O + Send + 'static,
    ) {
        self.attach(|hooks| {
            hooks.info.push(Box::new(move |info, socket| info.inspect(|message| hook(message, socket).into_flow())));
        });
    }

    /// Subscribes the view to `topic`, and hands the messages to `hook`. The view need not have a handler for them; where it
    /// has one, that comes after the hook.
    ///
    /// ```
    /// use live_runtime::{Lifecycle, prelude::*};
    ///
    /// #[derive(Clone)]
    /// struct Announced(String);
    ///
    /// const ANNOUNCED: Topic<Announced> = Topic::new("announced");
    ///
    /// /// Shows on every page of a live session what is announced to all.
    /// async fn announcements(lifecycle: Lifecycle) {
    ///     lifecycle.subscribe(ANNOUNCED, |Announced(text), socket| socket.put_flash(FlashKind::Info, text));
    /// }
    /// ```
    pub fn subscribe<M, O>(
        &self,
        topic: impl Borrow<Topic<M>>,
        hook: impl FnMut(&M, &mut HookSocket<'_>) -> O + Send + 'static,
    ) where
        M: Clone + Send + Sync + 'static,
        O: HookOutput,
    {
        let topic = topic.borrow().clone();
        self.attach(|hooks| {
            hooks.start.push(Box::new(move |socket| socket.subscribe(&mut |all, pubsub| all.add(pubsub, &topic))));
        });
        self.handle_info(hook);
    }

    /// Before each result of a task goes to its `#[handle_async]` method, whose path the hook gets.
    pub fn handle_async<O: HookOutput>(
        &self,
        mut hook: impl FnMut(&'static str, &mut HookSocket<'_>) -> O + Send + 'static,
    ) {
        self.attach(|hooks| {
            hooks.asynchronous.push(Box::new(move |handler, socket| hook(handler, socket).into_flow()));
        });
    }

    /// After each rendering that the browser is told of. What it shows or pushes goes out with the next one.
    pub fn after_render(&self, hook: impl FnMut(&mut HookSocket<'_>) + Send + 'static) {
        self.attach(|hooks| hooks.render.push(Box::new(hook)));
    }

    fn attach(&self, add: impl FnOnce(&mut Hooks)) {
        add(self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default());
    }
}

impl<S: Sync> FromRequestParts<S> for Lifecycle {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get_or_insert_default::<Self>().clone())
    }
}

impl<V: 'static> Socket<V> {
    /// Takes the hooks that the stages and `mount` have attached.
    pub(crate) fn attach_hooks(&mut self, parts: &mut Parts) {
        let Some(Lifecycle(attached)) = parts.extensions.remove() else { return };
        let Some(mut hooks) = attached.lock().unwrap_or_else(PoisonError::into_inner).take() else { return };
        for start in std::mem::take(&mut hooks.start) {
            start(self);
        }
        self.ties.get_or_insert_default().hooks = Some(Box::new(Mutex::new(hooks)));
    }

    /// Before an event is handled. `None` where there is no hook.
    pub(crate) fn event_hooks(&mut self, event: &mut ClientEvent<'_>) -> Option<Flow> {
        self.run_hooks(|hooks, socket| {
            let flow = halts(hooks.event.iter_mut().map(|hook| hook(event, socket)));
            (!hooks.event.is_empty()).then_some(flow)
        })?
    }

    /// Before parameters are handled.
    pub(crate) fn params_hooks(&mut self, uri: &Uri) -> Flow {
        self.run_hooks(|hooks, socket| halts(hooks.params.iter_mut().map(|hook| hook(uri, socket)))).unwrap_or_default()
    }

    /// Before a message is handled. `None` where no hook is for its type.
    pub(crate) fn info_hooks(&mut self, info: &Info) -> Option<Flow> {
        self.run_hooks(|hooks, socket| {
            let mut flows = hooks.info.iter_mut().filter_map(|hook| hook(info, socket)).peekable();
            flows.peek().is_some().then(|| halts(flows))
        })?
    }

    /// Before the result of a task is handled.
    pub(crate) fn async_hooks(&mut self, handler: &'static str) -> Flow {
        self.run_hooks(|hooks, socket| halts(hooks.asynchronous.iter_mut().map(|hook| hook(handler, socket))))
            .unwrap_or_default()
    }

    /// After a rendering.
    pub(crate) fn render_hooks(&mut self) {
        self.run_hooks(|hooks, socket| hooks.render.iter_mut().for_each(|hook| hook(socket)));
    }

    /// Nothing where the view has no hooks, as nearly all.
    fn run_hooks<R>(&mut self, run: impl FnOnce(&mut Hooks, &mut HookSocket<'_>) -> R) -> Option<R> {
        let mut hooks = self.ties.as_mut()?.hooks.take()?;
        let all = hooks.get_mut().unwrap_or_else(PoisonError::into_inner);
        let result = run(all, &mut HookSocket::new(type_name::<V>(), self));
        self.ties.get_or_insert_default().hooks = Some(hooks);
        Some(result)
    }
}

/// Calls one hook after the other, until one halts.
fn halts(mut flows: impl Iterator<Item = Flow>) -> Flow {
    flows.find(|flow| *flow == Flow::Halt).unwrap_or_default()
}

impl fmt::Debug for Lifecycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lifecycle(..)")
    }
}
