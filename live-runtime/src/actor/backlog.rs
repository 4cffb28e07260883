//! Frames that wait for a browser that asks for them.

use std::sync::{Mutex, PoisonError};

use tokio::sync::{Notify, Semaphore};

/// What a frame takes beside its text.
const OVERHEAD: usize = 64;

/// The frames between two polls. There is room for so many bytes: a browser that does not ask for its frames makes its views
/// wait, as one does that does not read its websocket.
#[derive(Debug)]
pub(crate) struct Backlog {
    /// A permit for each byte that there is room for. It hands them out in the order in which they are asked for.
    room: Semaphore,
    limit: u32,
    frames: Mutex<Vec<String>>,
    arrived: Notify,
}

impl Backlog {
    /// With room for `limit` bytes, or for one frame that is larger.
    pub(crate) fn new(limit: usize) -> Self {
        let limit = limit.clamp(1, Semaphore::MAX_PERMITS);
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        Self { room: Semaphore::new(permits(limit)), limit, frames: Mutex::default(), arrived: Notify::new() }
    }

    /// Adds a frame where there is room for it at once, or gives it back.
    pub(super) fn try_push(&self, frame: String) -> Result<(), String> {
        match self.room.try_acquire_many(self.cost(&frame)) {
            Ok(permit) => {
                permit.forget();
                self.add(frame);
                Ok(())
            }
            Err(_) => Err(frame),
        }
    }

    /// Waits until there is room, and adds a frame.
    pub(super) async fn push(&self, frame: String) {
        // The semaphore is never closed.
        if let Ok(permit) = self.room.acquire_many(self.cost(&frame)).await {
            permit.forget();
            self.add(frame);
        }
    }

    fn add(&self, frame: String) {
        self.frames.lock().unwrap_or_else(PoisonError::into_inner).push(frame);
        self.wake();
    }

    /// All frames that wait, in order.
    pub(crate) fn take(&self) -> Vec<String> {
        let frames = std::mem::take(&mut *self.frames.lock().unwrap_or_else(PoisonError::into_inner));
        self.room.add_permits(frames.iter().map(|frame| permits(self.cost(frame))).sum());
        frames
    }

    /// Waits until a frame may have come.
    pub(crate) async fn arrived(&self) {
        self.arrived.notified().await;
    }

    /// Wakes who waits for a frame.
    pub(crate) fn wake(&self) {
        self.arrived.notify_one();
    }

    fn cost(&self, frame: &str) -> u32 {
        u32::try_from(frame.len() + OVERHEAD).map_or(self.limit, |cost| cost.min(self.limit))
    }
}

/// A `usize` has at least the 32 bits of an `u32` wherever tokio runs.
fn permits(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use futures_util::{FutureExt as _, future::poll_immediate};

    use super::*;

    #[test]
    fn frames_come_in_order_and_leave_their_room() {
        let backlog = Backlog::new(1000);
        for round in 0..100 {
            backlog.try_push(format!("{round} a")).unwrap();
            backlog.try_push(format!("{round} b")).unwrap();
            assert_eq!(backlog.take(), [format!("{round} a"), format!("{round} b")]);
        }
        assert_eq!(backlog.room.available_permits(), 1000);
        assert!(backlog.take().is_empty());
    }

    #[test]
    fn what_waits_is_bounded_also_where_frames_are_small() {
        let backlog = Backlog::new(1000);
        let pushed = std::iter::repeat_with(|| backlog.try_push(String::new())).take_while(Result::is_ok).count();
        assert_eq!(pushed, 1000 / OVERHEAD);
    }

    #[tokio::test]
    async fn one_frame_may_be_larger_than_the_limit_and_the_next_one_waits() {
        let backlog = Backlog::new(1000);
        backlog.try_push("x".repeat(5000)).unwrap();
        assert!(backlog.try_push("y".to_owned()).is_err());
        let mut waiting = std::pin::pin!(backlog.push("y".to_owned()).fuse());
        assert_eq!(poll_immediate(&mut waiting).await, None);
        assert_eq!(backlog.take().len(), 1);
        assert_eq!(poll_immediate(&mut waiting).await, Some(()));
        assert_eq!(backlog.take(), ["y"]);
    }
}
