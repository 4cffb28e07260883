//! The test kit holds the page that the client holds: along each recorded session, after each step.

mod page;
mod person;
mod recording;

use std::time::{Duration, Instant};

use live_runtime::{Live, Secret};
use tokio::time::sleep;

use self::{page::difference, person::Person, recording::recording};
use crate::{document, router};

/// How long a page that differs may take to become equal: timers and tasks of these pages take less.
const PATIENCE: Duration = Duration::from_secs(5);

/// Goes along a recording, and compares what a person sees after each step.
async fn follow(name: &str) {
    let app = Live::new(Secret::random()).root_layout(document::root).serve(router());
    let mut person = Person::new(app);
    for (at, step) in recording(name).iter().enumerate() {
        person.act(&step.after).await;
        // A page without a connection is one step of the kit with what comes after it.
        if step.after.starts_with("disconnect") {
            continue;
        }
        let deadline = Instant::now() + PATIENCE;
        while let Some(difference) = difference(step, &person.seen().await) {
            assert!(Instant::now() < deadline, "{name} differs after step {at}, {}\n{difference}", step.after);
            sleep(Duration::from_millis(5)).await;
        }
    }
}

macro_rules! follow {
    ($($name:ident)+) => {
        $(#[tokio::test]
        async fn $name() {
            follow(stringify!($name)).await;
        })+
    };
}

// Not there: `error_event`, as a view that panics ends the test, and `heartbeat`, in which nothing happens for 31 s.
follow! {
    async_ cond counter flash form form_recovery form_trigger info js keyed lc nav_http_redirect nav_patch nav_redirect
    nested push reconnect slots sticky stream stream_async title upload upload_auto
}
