//! The end of all sockets.

use std::time::Duration;

use tokio::task::JoinHandle;
use tokio_util::{
    sync::CancellationToken,
    task::{TaskTracker, task_tracker::TaskTrackerToken},
};

/// Closes all sockets of an application, so that the server can stop and the browsers connect to its successor.
///
/// ```no_run
/// # async fn example(secret: live_runtime::Secret, pages: axum::Router) -> std::io::Result<()> {
/// use live_runtime::Live;
///
/// let live = Live::new(secret);
/// let shutdown = live.shutdown();
/// let app = live.serve(pages);
/// let listener = tokio::net::TcpListener::bind("127.0.0.1:4000").await?;
/// # let terminated = std::future::ready(());
/// axum::serve(listener, app)
///     .with_graceful_shutdown(async move {
///         terminated.await; // for example `tokio::signal::ctrl_c()`
///         shutdown.close().await;
///     })
///     .await
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Shutdown {
    begun: CancellationToken,
    tasks: TaskTracker,
}

/// How long views have for their `terminate` at most.
const PATIENCE: Duration = Duration::from_secs(10);

impl Shutdown {
    /// Closes every socket with the code 1012 and answers every poll that waits, so that the browsers connect again. The views run
    /// their `terminate`. Waits until all is done, but no longer than ten seconds. New sockets are refused from now on.
    pub async fn close(&self) {
        self.begun.cancel();
        self.tasks.close();
        if tokio::time::timeout(PATIENCE, self.tasks.wait()).await.is_err() {
            tracing::warn!(tasks = self.tasks.len(), "shut down before all views had ended");
        }
    }

    /// Whether [`Shutdown::close`] has been called.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.begun.is_cancelled()
    }

    /// A signal of one connection's own: a shared one would be a lock that all of them take.
    pub(crate) fn signal(&self) -> CancellationToken {
        self.begun.child_token()
    }

    /// What makes [`Shutdown::close`] wait until it is dropped.
    pub(crate) fn guard(&self) -> TaskTrackerToken {
        self.tasks.token()
    }

    /// Starts a task that [`Shutdown::close`] waits for.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
        self.tasks.spawn(task)
    }
}
