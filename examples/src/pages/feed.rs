//! A list without an end: the browser asks for more as it scrolls, and keeps sixty rows.

use live_runtime::{event::Viewport, prelude::*};

use super::users::database::{User, numbered};
use crate::site::page;

/// How many rows come at a time, how many the browser keeps, and how many there are.
const MORE: i64 = 20;
const KEPT: usize = 60;
const ALL: i64 = 100_000;

#[live_view]
pub(crate) struct Feed {
    /// The numbers of the first and of the last row that the browser has.
    first: i64,
    last: i64,
    users: Stream<User>,
}

#[live_view]
impl Feed {
    async fn mount() -> Result<Self, String> {
        let users = numbered(1, MORE).await.map_err(|error| error.to_string())?;
        Ok(Self { first: 1, last: MORE, users: Stream::new("user", users) })
    }

    #[handle_event]
    async fn later(&mut self) -> Result<(), sqlx::Error> {
        let users = numbered(self.last + 1, self.last + MORE).await?;
        self.users.set_limit(Limit::Last(KEPT));
        self.users.insert_many(users, At::End);
        self.last = (self.last + MORE).min(ALL);
        self.first = self.first.max(self.last - kept() + 1);
        Ok(())
    }

    #[handle_event]
    async fn earlier(&mut self, Payload(at): Payload<Viewport>) -> Result<(), sqlx::Error> {
        if at.overran {
            self.users.set_limit(None);
            self.users.reset(numbered(1, MORE).await?);
            (self.first, self.last) = (1, MORE);
            return Ok(());
        }
        let users = numbered(self.first - MORE, self.first - 1).await?;
        self.users.set_limit(Limit::First(KEPT));
        self.users.insert_many(users.into_iter().rev(), At::Start);
        self.first = (self.first - MORE).max(1);
        self.last = self.last.min(self.first + kept() - 1);
        Ok(())
    }

    fn page_title(&self) -> &'static str {
        "Feed"
    }

    fn render(&self) -> impl Render {
        let (above, below) = (self.first > 1, self.last < ALL);
        page(
            "/feed",
            html! {
                <p class="note" id="window">{self.first} to {self.last}</p>
                // The room above the list is the wrapper's: only who scrolls into that has gone past the first row.
                <div id="room" class={[above.then_some("more-above"), below.then_some("more-below")]}>
                    <ul
                        id="feed"
                        class="feed"
                        phx-update="stream"
                        phx-viewport-top={above.then(|| Self::EVENTS.earlier())}
                        phx-viewport-bottom={below.then(|| Self::EVENTS.later())}
                        phx-viewport-overrun-target="room"
                    >
                        <li :for={(dom_id, user) in &self.users} id={dom_id}>
                            <b>{&user.name}</b><span>{&user.email}</span><i>{&user.role}</i>
                        </li>
                    </ul>
                </div>
            },
        )
    }
}

fn kept() -> i64 {
    i64::try_from(KEPT).unwrap_or(ALL)
}
