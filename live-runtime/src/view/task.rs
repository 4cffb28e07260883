//! Work beside a view.

use std::{
    any::{TypeId, type_name},
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::task::AbortHandle;
use tokio_util::sync::CancellationToken;
use tracing::Instrument as _;

use super::{AsyncError, AsyncHandler, AsyncOutput, AsyncResult, Finished, Message, Socket};
use crate::panic::{catch, panic_text};

impl<V: 'static> Socket<V> {
    /// Loads a field: `future` runs beside the view, and what it gives is put into the field that `field` points at.
    /// Returns what the field is until then, which is [`AsyncResult::Loading`].
    ///
    /// The future gives a `T`, or a `Result` of it. It never starts while the view is not connected, and ends with the view. A
    /// task that loads the same field and has been started earlier is stopped, and its result is dropped.
    ///
    /// ```
    /// use live_runtime::prelude::*;
    ///
    /// async fn band(id: u32) -> Result<String, std::io::Error> {
    ///     Ok(format!("band {id}"))
    /// }
    ///
    /// #[live_view]
    /// struct Band {
    ///     band: AsyncResult<String>,
    /// }
    ///
    /// #[live_view]
    /// impl Band {
    ///     fn mount(socket: &mut Socket<Self>) -> Self {
    ///         Self { band: socket.assign_async(|view| &mut view.band, band(7)) }
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! {
    ///             {match &self.band {
    ///                 AsyncResult::Loading => <p>Loading the band</p>,
    ///                 AsyncResult::Ok(name) => <h1>{name}</h1>,
    ///                 AsyncResult::Failed(why) => <p class="error">{why}</p>,
    ///             }}
    ///         }
    ///     }
    /// }
    /// ```
    #[must_use = "put it into the field, or use `reload_async` to keep what is there until the result is"]
    pub fn assign_async<T, F>(
        &mut self,
        field: impl Fn(&mut V) -> &mut AsyncResult<T> + Send + Sync + 'static,
        future: F,
    ) -> AsyncResult<T>
    where
        T: Send + 'static,
        F: Future<Output: AsyncOutput<T>> + Send + 'static,
    {
        self.reload_async(field, future);
        AsyncResult::Loading
    }

    /// Loads a field again. What is in it stays until the result is there.
    ///
    /// The [`Task`] that it returns can be dropped, cancelled, or kept in a field to show that something is on its way.
    ///
    /// ```
    /// use live_runtime::prelude::*;
    ///
    /// #[live_view]
    /// struct Weather {
    ///     degrees: AsyncResult<i32>,
    ///     reload: Task,
    /// }
    ///
    /// #[live_view]
    /// impl Weather {
    ///     fn mount(socket: &mut Socket<Self>) -> Self {
    ///         Self { degrees: socket.assign_async(|view| &mut view.degrees, async { 20 }), reload: Task::default() }
    ///     }
    ///
    ///     #[handle_event]
    ///     fn reload(&mut self, socket: &mut Socket<Self>) {
    ///         self.reload = socket.reload_async(|view| &mut view.degrees, async { 21 });
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! {
    ///             <p :if={let Some(degrees) = self.degrees.ok()}>{degrees} degrees</p>
    ///             <button type="button" phx-click="reload" disabled={self.reload.is_running()}>Reload</button>
    ///         }
    ///     }
    /// }
    /// ```
    pub fn reload_async<T, F>(
        &mut self,
        field: impl Fn(&mut V) -> &mut AsyncResult<T> + Send + Sync + 'static,
        future: F,
    ) -> Task
    where
        T: Send + 'static,
        F: Future<Output: AsyncOutput<T>> + Send + 'static,
    {
        self.start_for_field(field, future, |field, result| *field = result.into())
    }

    /// Runs `future`, and hands what it gives to the field by `put`.
    pub(super) fn start_for_field<P, T, F>(
        &mut self,
        field: impl Fn(&mut V) -> &mut P + Send + Sync + 'static,
        future: F,
        put: impl FnOnce(&mut P, Result<T, AsyncError>) + Send + 'static,
    ) -> Task
    where
        P: 'static,
        T: Send + 'static,
        F: Future<Output: AsyncOutput<T>> + Send + 'static,
    {
        let field = Arc::new(field);
        let place = Arc::clone(&field);
        let target = Target::Field(Box::new(move |view| std::ptr::from_mut(place(view)).addr()));
        self.start(target, future, move |result| Outcome::Field(Box::new(move |view| put(field(view), result))))
    }

    /// Runs `future` beside the view, and hands what it gives to a `#[handle_async]` method.
    ///
    /// The future gives what the method takes a `Result` of, or itself a `Result` of that. It never starts while the view is
    /// not connected, and ends with the view. A task that was started earlier for the same method is stopped, and its result
    /// is dropped: of a search that is typed only the last one counts.
    ///
    /// ```
    /// use live_runtime::prelude::*;
    ///
    /// async fn search(text: String) -> Result<Vec<String>, std::io::Error> {
    ///     Ok(vec![text])
    /// }
    ///
    /// #[live_view]
    /// struct Search {
    ///     found: Vec<String>,
    ///     error: Option<AsyncError>,
    /// }
    ///
    /// #[live_view]
    /// impl Search {
    ///     fn mount() -> Self {
    ///         Self { found: Vec::new(), error: None }
    ///     }
    ///
    ///     #[handle_event]
    ///     fn search(&mut self, text: String, socket: &mut Socket<Self>) {
    ///         socket.start_async(Self::searched, search(text));
    ///     }
    ///
    ///     #[handle_async]
    ///     fn searched(&mut self, result: Result<Vec<String>, AsyncError>) {
    ///         match result {
    ///             Ok(found) => self.found = found,
    ///             Err(error) => self.error = Some(error),
    ///         }
    ///     }
    ///
    ///     fn render(&self) -> impl Render {
    ///         html! {
    ///             <button type="button" phx-click="search" phx-value-text="song">Search</button>
    ///             <p :for={song in &self.found}>{song}</p>
    ///             <p class="error" :if={let Some(error) = &self.error}>{error}</p>
    ///         }
    ///     }
    /// }
    /// ```
    pub fn start_async<H, T, A, F>(&mut self, handler: H, future: F) -> Task
    where
        H: AsyncHandler<V, T, A>,
        T: Send + 'static,
        F: Future<Output: AsyncOutput<T>> + Send + 'static,
    {
        let id = type_of(handler);
        if let Some(ties) = &mut self.ties {
            ties.tasks.running.retain(|running| !running.target.is_handler(id));
        }
        let name = type_name::<H>();
        self.start(Target::Handler(id), future, move |result| Outcome::Handler(Finished::new(id, name, result)))
    }

    /// Cancels the task that was started for a `#[handle_async]` method, which gets an [`AsyncError::Cancelled`]. Does
    /// nothing where none is running.
    pub fn cancel_async<H, T, A>(&mut self, handler: H)
    where
        H: AsyncHandler<V, T, A>,
    {
        let id = type_of(handler);
        let tasks = self.ties.iter().flat_map(|ties| &ties.tasks.running);
        for running in tasks.filter(|running| running.target.is_handler(id)) {
            running.control.cancel.cancel();
        }
    }

    pub(super) fn start<T, F>(
        &mut self,
        target: Target<V>,
        future: F,
        outcome: impl FnOnce(Result<T, AsyncError>) -> Outcome<V> + Send + 'static,
    ) -> Task
    where
        T: Send + 'static,
        F: Future<Output: AsyncOutput<T>> + Send + 'static,
    {
        let Some(mailbox) = self.origin.mailbox.clone() else { return Task::default() };
        let cid = self.cid;
        let tasks = &mut self.ties.get_or_insert_default().tasks;
        let id = tasks.started;
        tasks.started += 1;
        let control = Arc::<Control>::default();
        let cancel = control.cancel.clone();
        let work = async move {
            let done = Done { id, outcome: outcome(result_of(future, cancel, type_name::<V>()).await) };
            if let Some(mailbox) = mailbox.upgrade() {
                // A view that has ended needs nothing.
                let _ = mailbox.send(Message::done(cid, done)).await;
            }
        };
        let abort = tokio::spawn(work.in_current_span()).abort_handle();
        tasks.unsettled |= matches!(target, Target::Field(_));
        tasks.running.push(Running { id, target, abort, control: Arc::clone(&control) });
        Task(Some(control))
    }

    /// Whether any is running.
    #[cfg(feature = "test")]
    pub(crate) fn has_tasks(&self) -> bool {
        self.ties.as_ref().is_some_and(|ties| !ties.tasks.running.is_empty())
    }

    /// What a task has come to, where it still counts.
    pub(crate) fn finished(&mut self, done: Done<V>) -> Option<Outcome<V>> {
        let tasks = &mut self.ties.as_mut()?.tasks;
        let position = tasks.running.iter().position(|running| running.id == done.id)?;
        tasks.running.remove(position);
        Some(done.outcome)
    }

    /// Stops the tasks whose field a later one loads. Which field that is only the view can tell.
    pub(crate) fn settle(&mut self, view: &mut V) {
        let Some(ties) = self.ties.as_mut().filter(|ties| ties.tasks.unsettled) else { return };
        let tasks = &mut ties.tasks;
        tasks.unsettled = false;
        let mut seen = Vec::new();
        // The last one that was started comes last.
        for index in (0..tasks.running.len()).rev() {
            let Target::Field(place) = &tasks.running[index].target else { continue };
            let place = place(view);
            if seen.contains(&place) {
                tasks.running.remove(index);
            } else {
                seen.push(place);
            }
        }
    }
}

/// Each handler's function has a type of its own.
fn type_of<H: 'static>(_handler: H) -> TypeId {
    TypeId::of::<H>()
}

/// Runs a task's future to its end, to its panic, or until it is cancelled.
async fn result_of<T, F>(future: F, cancel: CancellationToken, view: &'static str) -> Result<T, AsyncError>
where
    F: Future<Output: AsyncOutput<T>>,
{
    let result = catch(async { future.await.into_result() });
    tokio::select! {
        biased;
        () = cancel.cancelled() => Err(AsyncError::Cancelled),
        result = result => result.unwrap_or_else(|panic| {
            let text = panic_text(&panic);
            tracing::error!(view, panic = text, "a task of a view has panicked");
            Err(AsyncError::Panicked(text.to_owned()))
        }),
    }
}

/// A task of a view, to be cancelled or to be shown. Dropping this does not stop it; one that never started is over.
#[derive(Debug, Clone, Default)]
pub struct Task(Option<Arc<Control>>);

impl Task {
    /// Whether its result is still to come.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.0.as_ref().is_some_and(|control| !control.over.load(Ordering::Acquire))
    }

    /// Cancels it: its field or its handler gets an [`AsyncError::Cancelled`]. Does nothing once its result is there.
    pub fn cancel(&self) {
        if let Some(control) = &self.0 {
            control.cancel.cancel();
        }
    }
}

#[derive(Debug, Default)]
struct Control {
    cancel: CancellationToken,
    over: AtomicBool,
}

/// The tasks of a view. They end with it.
pub(super) struct Tasks<V> {
    /// How many have been started so far.
    started: u64,
    /// In the order in which they were started.
    running: Vec<Running<V>>,
    /// A task that loads a field has been started, and others may load the same.
    unsettled: bool,
}

impl<V> Default for Tasks<V> {
    fn default() -> Self {
        Self { started: 0, running: Vec::new(), unsettled: false }
    }
}

struct Running<V> {
    id: u64,
    target: Target<V>,
    abort: AbortHandle,
    control: Arc<Control>,
}

impl<V> Drop for Running<V> {
    fn drop(&mut self) {
        self.control.over.store(true, Ordering::Release);
        self.abort.abort();
    }
}

/// Where the result of a task goes: there is one task for each.
pub(super) enum Target<V> {
    Handler(TypeId),
    /// Says where in memory the field is.
    Field(Box<dyn Fn(&mut V) -> usize + Send + Sync>),
}

impl<V> Target<V> {
    fn is_handler(&self, id: TypeId) -> bool {
        matches!(self, Self::Handler(handler) if *handler == id)
    }
}

/// What a task sends to its view.
pub(crate) struct Done<V> {
    id: u64,
    outcome: Outcome<V>,
}

/// What is to be done with a task's result.
pub(crate) enum Outcome<V> {
    /// Puts it into its field.
    Field(Box<dyn FnOnce(&mut V) + Send>),
    /// Goes to its handler.
    Handler(Finished),
}

impl<V> fmt::Debug for Done<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Done").field("id", &self.id).finish_non_exhaustive()
    }
}
