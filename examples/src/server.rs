//! Serves a router until the process is told to end, then closes every page's socket.

use std::{
    io::{self, Write as _},
    time::Duration,
};

use axum::Router;
use live_runtime::Live;
use tokio::{net::TcpListener, signal, sync::oneshot, time::sleep};

use crate::Arguments;

/// Serves `router` with `live` added, and says on standard output where.
///
/// # Errors
///
/// Where the address cannot be listened on, or the server fails.
pub async fn run(arguments: Arguments, live: Live, router: Router) -> io::Result<()> {
    let listener = TcpListener::bind(arguments.address).await?;
    let address = listener.local_addr()?;
    // Whoever reads that it listens may end it.
    let terminated = terminated();
    writeln!(io::stdout(), "listening on http://{address}")?;
    let shutdown = live.shutdown();
    let (closed, all_closed) = oneshot::channel();
    let end = async move {
        terminated.await;
        tracing::info!("closing");
        shutdown.close().await;
        // Nobody listens where the server has failed.
        let _ = closed.send(());
    };
    tokio::select! {
        served = axum::serve(listener, live.serve(router)).with_graceful_shutdown(end) => served,
        () = async { _ = all_closed.await; sleep(PATIENCE).await } => {
            tracing::warn!("requests are not waited for any longer");
            Ok(())
        }
    }
}

/// How long requests may take once all pages are closed. A client that stays in the middle of one would keep the server for ever.
const PATIENCE: Duration = Duration::from_secs(5);

/// Ctrl-C, or what a service manager sends, from now on.
fn terminated() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let terminate = signal::unix::signal(signal::unix::SignalKind::terminate());
    async move {
        #[cfg(unix)]
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                _ = signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
        let _ = signal::ctrl_c().await;
    }
}
