//! Who notices a handler that keeps its thread, and may never give it back.
//!
//! Each thread that polls handlers has a [`Post`], on which stands what it polls. A thread of its own walks past all posts
//! twice a second: where one is as it was the last time, its handler has blocked the thread at least as long.

use std::{
    fmt,
    sync::{
        Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use tracing::warn;

use super::patience::Work;

/// How often the posts are looked at.
const ROUND: Duration = Duration::from_millis(500);

/// How much of a message's name is told.
const LONGEST: usize = 100;

thread_local! {
    static POST: Arc<Post> = WATCHDOG.enlist();
}

/// The one of this process, which begins its rounds with the first handler.
static WATCHDOG: LazyLock<Watchdog> = LazyLock::new(|| {
    let rounds = thread::Builder::new().name("live-watchdog".to_owned()).spawn(|| {
        loop {
            thread::sleep(ROUND);
            WATCHDOG.round().iter().for_each(Running::report);
        }
    });
    if let Err(reason) = rounds {
        warn!(%reason, "handlers that block their thread are noticed only when they end");
    }
    Watchdog::default()
});

/// Polls a handler, and shows meanwhile that this thread does. `now` is its start.
#[inline]
pub(super) fn watched<R>(work: Work<'_>, now: Instant, poll: impl FnOnce() -> R) -> R {
    POST.with(|post| {
        let _polling = post.begin(work, now);
        poll()
    })
}

/// What one thread is at. Only that thread writes it.
#[derive(Default)]
struct Post {
    /// Goes up by one as a poll begins and as it ends: odd while one is under way.
    polls: AtomicU64,
    running: Mutex<Option<Running>>,
}

/// What it has begun last.
#[derive(Clone)]
struct Running {
    since: Instant,
    view: &'static str,
    handler: &'static str,
    /// What is handled, or the beginning of its name.
    message: String,
}

/// A poll, until it is dropped: also where a handler panics.
struct Polling<'p>(&'p Post);

impl Post {
    fn begin(&self, work: Work<'_>, now: Instant) -> Polling<'_> {
        let Work { view, handler, message } = work;
        // Nobody outside may write as much as they like; what is short is copied at once.
        let end = if message.len() > LONGEST { message.char_indices().nth(LONGEST) } else { None };
        let message = end.map_or(message, |(end, _)| &message[..end]);
        match &mut *lock(&self.running) {
            // The text that is there is written over: nothing is allocated.
            Some(running) => {
                (running.since, running.view, running.handler) = (now, view, handler);
                running.message.clear();
                running.message.push_str(message);
            }
            none => *none = Some(Running { since: now, view, handler, message: message.to_owned() }),
        }
        self.step();
        Polling(self)
    }

    fn step(&self) {
        self.polls.store(self.polls.load(Ordering::Relaxed).wrapping_add(1), Ordering::Release);
    }
}

impl Drop for Polling<'_> {
    fn drop(&mut self) {
        self.0.step();
    }
}

impl Running {
    #[cold]
    fn report(&self) {
        let Self { since, view, handler, message } = self;
        let blocking = since.elapsed();
        warn!(
            view,
            handler,
            message,
            ?blocking,
            "a handler blocks its thread, and its page with it: it may never end. Others may have to wait: `start_async` \
             with `tokio::task::spawn_blocking` goes on without it"
        );
    }
}

/// The posts of all threads.
#[derive(Default)]
struct Watchdog(Mutex<Vec<Seen>>);

/// What was seen of a post.
struct Seen {
    post: Weak<Post>,
    polls: u64,
    /// For how many rounds it has been like that.
    rounds: u32,
}

impl Watchdog {
    fn enlist(&self) -> Arc<Post> {
        let post = Arc::new(Post::default());
        lock(&self.0).push(Seen { post: Arc::downgrade(&post), polls: 0, rounds: 0 });
        post
    }

    /// Looks at all posts, and gives what is to be reported: a handler after two rounds, after four, after eight, and so on.
    fn round(&self) -> Vec<Running> {
        let mut overdue = Vec::new();
        lock(&self.0).retain_mut(|seen| {
            let Some(post) = seen.post.upgrade() else { return false };
            let polls = post.polls.load(Ordering::Acquire);
            let is_stuck = polls % 2 == 1 && polls == seen.polls;
            seen.rounds = if is_stuck { seen.rounds.saturating_add(1) } else { 0 };
            seen.polls = polls;
            if seen.rounds > 1 && seen.rounds.is_power_of_two() {
                overdue.extend(lock(&post.running).clone());
            }
            true
        });
        overdue
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Watchdog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watchdog(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(message: &str) -> Work<'_> {
        Work { view: "Shop", handler: "handle_event", message }
    }

    fn told(watchdog: &Watchdog) -> Vec<String> {
        let overdue = watchdog.round();
        overdue
            .into_iter()
            .map(|Running { view, handler, message, .. }| format!("{view} {handler} {message}"))
            .collect()
    }

    #[test]
    fn a_handler_that_does_not_give_its_thread_back_is_told_ever_more_rarely() {
        let watchdog = Watchdog::default();
        let (post, idle) = (watchdog.enlist(), watchdog.enlist());
        drop(idle.begin(work("quick"), Instant::now()));
        let polling = post.begin(work("pay"), Instant::now());
        let reported: Vec<usize> = (0..=9).filter(|_| !told(&watchdog).is_empty()).collect();
        assert_eq!(reported, [2, 4, 8]);
        drop(polling);
        assert!(told(&watchdog).is_empty());

        // Another one is another one, even on the same thread and of the same name.
        for _ in 0..5 {
            let _polling = post.begin(work("pay"), Instant::now());
            assert!(told(&watchdog).is_empty());
        }
        let _polling = post.begin(work(&"\u{1f980}".repeat(1000)), Instant::now());
        assert!(told(&watchdog).is_empty() && told(&watchdog).is_empty());
        assert_eq!(told(&watchdog), [format!("Shop handle_event {}", "\u{1f980}".repeat(LONGEST))]);
    }

    #[test]
    fn a_handler_that_panics_is_at_work_no_more_and_a_thread_that_ends_is_forgotten() {
        let watchdog = Watchdog::default();
        let post = watchdog.enlist();
        let panicking = std::panic::AssertUnwindSafe(|| {
            let _polling = post.begin(work("crash"), Instant::now());
            std::panic::resume_unwind(Box::new(()));
        });
        assert!(std::panic::catch_unwind(panicking).is_err());
        for _ in 0..3 {
            assert!(told(&watchdog).is_empty());
        }
        drop(post);
        told(&watchdog);
        assert!(lock(&watchdog.0).is_empty());
    }
}
