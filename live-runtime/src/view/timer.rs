//! Messages that are sent later.

use std::time::Duration;

use tokio::{select, sync::mpsc::WeakSender, task::AbortHandle, time::sleep};

use super::{Address, Message};

/// Until when a timer does not care whether its view is still there: most are over by then.
const SHORT: Duration = Duration::from_secs(60);

/// A message that is sent later, or again and again. Dropping this does not stop it. A timer whose view has ended is gone within a
/// minute, and its message with it.
#[derive(Debug, Clone)]
pub struct Timer(Option<AbortHandle>);

impl Timer {
    /// Runs `task` while the view of this mailbox is there. A view that is only rendered for an HTTP response has none, and needs
    /// no timer.
    pub(super) fn of(mailbox: Option<&WeakSender<Message>>, task: impl Future<Output = ()> + Send + 'static) -> Self {
        let Some(mailbox) = mailbox.cloned() else { return Self::never() };
        let task = tokio::spawn(async move {
            select! {
                biased;
                () = task => {}
                () = ended(mailbox) => {}
            }
        });
        Self(Some(task.abort_handle()))
    }

    /// Sends `message` after `delay`, if the view is still there.
    pub(super) fn after(mailbox: Option<&WeakSender<Message>>, message: Message, delay: Duration) -> Self {
        let to = mailbox.cloned();
        Self::of(mailbox, async move {
            sleep(delay).await;
            if let Some(mailbox) = to.and_then(|to| to.upgrade()) {
                // A view that has ended needs nothing.
                let _ = mailbox.send(message).await;
            }
        })
    }

    pub(super) fn never() -> Self {
        Self(None)
    }

    /// Stops the timer. What is in the mailbox already is handled all the same.
    pub fn cancel(&self) {
        if let Some(task) = &self.0 {
            task.abort();
        }
    }
}

/// Waits until the view has ended, or a minute.
async fn ended(mailbox: WeakSender<Message>) {
    sleep(SHORT).await;
    Address::<()>::new(Some(mailbox)).closed().await;
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::{
        sync::{mpsc, oneshot},
        time::Instant,
    };

    use super::*;

    const LONG: Duration = Duration::from_secs(60 * 60);

    #[tokio::test(start_paused = true)]
    async fn a_timer_keeps_nothing_of_a_view_that_has_ended() {
        let (sender, receiver) = mpsc::channel(1);
        let kept = Arc::new(());
        let message = Arc::clone(&kept);
        let _timer = Timer::of(Some(&sender.downgrade()), async move {
            sleep(LONG).await;
            drop(message);
        });
        sleep(LONG / 2).await;
        assert_eq!(Arc::strong_count(&kept), 2);
        drop((sender, receiver));
        sleep(SHORT).await;
        assert_eq!(Arc::strong_count(&kept), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_long_timer_is_on_time() {
        let (sender, _receiver) = mpsc::channel(1);
        let (tell, told) = oneshot::channel();
        let start = Instant::now();
        let _timer = Timer::of(Some(&sender.downgrade()), async move {
            sleep(LONG).await;
            let _ = tell.send(start.elapsed());
        });
        let after = told.await.unwrap();
        assert!(after >= LONG && after < LONG + Duration::from_secs(1), "{after:?}");
    }
}
