//! What can be set.

use std::time::Duration;

use crate::{origin::OriginCheck, session::SessionCookie};

/// Limits and names of an application's sockets. The defaults suit an application that faces the internet.
///
/// ```
/// use std::time::Duration;
/// use live_runtime::Config;
///
/// let mut config = Config::default();
/// config.idle_timeout = Duration::from_secs(120);
/// assert_eq!(config.socket_path, "/live");
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Config {
    /// Where sockets are opened and the client's files are: `/live`, for `/live/websocket`, `/live/longpoll` and `/live/live-….js`.
    pub socket_path: String,
    /// Which pages may open a socket; those of the same host.
    pub origin_check: OriginCheck,
    /// The cookie that a browser's session is in. Set its `secure` where every page is on HTTPS.
    pub session_cookie: SessionCookie,
    /// The largest message that a browser may send: 256 KiB, which is enough for a form with a long article in it. Chunks of uploads have
    /// 64 000 bytes. One request of long polling may have eight times as much. It bounds what one connection can make the server
    /// hold.
    pub max_message_size: usize,
    /// How many views one socket may have: 100. A page has one, and one for each nested view.
    pub max_channels: usize,
    /// How often one socket may join: 100 times at once, and 10 times a second.
    pub join_rate: JoinRate,
    /// How many messages wait for a view: 64. When a browser sends more, its socket is not read until there is room;
    /// where it comes from elsewhere, [`Address::send`](crate::Address::send) fails. What waits for all views of one socket is no more than 16
    /// messages of the largest size.
    pub mailbox_capacity: usize,
    /// A socket is closed when nothing has been received for 60 s, also because a view has taken no message for as long. The client
    /// says something each 30 s, and gives up what is not answered for as long.
    pub idle_timeout: Duration,
    /// A socket is closed when the browser has not taken a frame for 30 s: it is gone or hopelessly slow.
    pub send_timeout: Duration,
    /// Whether and when browsers poll instead of opening a websocket; after 2.5 s without one.
    pub long_polling: LongPolling,
    /// How long a poll waits for frames: 10 s. The client waits for an answer for 20 s; a session that has not been polled for
    /// one and a half of this ends, and its views with it.
    pub long_poll_window: Duration,
    /// How many bytes of frames wait for a poll: 4 MiB. When there are more, views wait, as long as [`Config::send_timeout`].
    pub long_poll_backlog: usize,
    /// How many sessions of long polling there may be: 10 000. To open one costs a browser a single request.
    pub long_poll_sessions: usize,
    /// A handler that keeps its thread for longer than 100 ms at once is warned of: all views of that thread wait.
    pub blocking_threshold: Duration,
    /// A handler that waits for longer than 1 s is mentioned in the log: its own page waits.
    pub waiting_threshold: Duration,
}

/// What becomes of browsers whose network lets no websocket through: they send requests and wait for the answers. All works
/// as over a websocket, a little slower.
///
/// A browser that has fallen back remembers it as long as its tab is open. Where several servers share an application, all
/// requests of one browser have to reach the same server.
///
/// ```
/// use live_runtime::{Config, LongPolling};
///
/// let mut config = Config::default();
/// config.long_polling = LongPolling::Off;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LongPolling {
    /// There is only the websocket.
    Off,
    /// A browser polls where a websocket cannot be opened, or has not answered for so long.
    Fallback {
        /// How long.
        after: Duration,
    },
    /// No page opens a websocket.
    Always,
}

impl Default for LongPolling {
    fn default() -> Self {
        Self::Fallback { after: Duration::from_millis(2500) }
    }
}

/// A limit on how often something happens.
///
/// ```
/// use live_runtime::{Config, JoinRate};
///
/// let mut config = Config::default();
/// config.join_rate = JoinRate { burst: 20, per_second: 1 };
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JoinRate {
    /// How often at once.
    pub burst: u32,
    /// How often each second after that.
    pub per_second: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            socket_path: "/live".to_owned(),
            origin_check: OriginCheck::default(),
            session_cookie: SessionCookie::default(),
            max_message_size: 256 * 1024,
            max_channels: 100,
            join_rate: JoinRate { burst: 100, per_second: 10 },
            mailbox_capacity: 64,
            idle_timeout: Duration::from_secs(60),
            send_timeout: Duration::from_secs(30),
            long_polling: LongPolling::default(),
            long_poll_window: Duration::from_secs(10),
            long_poll_backlog: 4 * 1024 * 1024,
            long_poll_sessions: 10_000,
            blocking_threshold: Duration::from_millis(100),
            waiting_threshold: Duration::from_secs(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(bytes: usize) -> String {
        match bytes {
            bytes if bytes % (1024 * 1024) == 0 => format!("{} MiB", bytes / 1024 / 1024),
            bytes => format!("{} KiB", bytes / 1024),
        }
    }

    fn seconds(duration: Duration) -> String {
        format!("{} s", duration.as_secs())
    }

    /// The guide's table of limits says what there is, and the defaults that it has.
    #[test]
    fn the_guide_knows_all_limits() {
        let guide = include_str!("../guide/security.md");
        // Whoever adds a field decides here whether it is a limit.
        let Config {
            socket_path: _,
            origin_check: _,
            session_cookie: _,
            max_message_size,
            max_channels,
            join_rate,
            mailbox_capacity,
            idle_timeout,
            send_timeout,
            long_polling: _,
            long_poll_window,
            long_poll_backlog,
            long_poll_sessions,
            blocking_threshold: _,
            waiting_threshold: _,
        } = Config::default();
        for (field, default) in [
            ("max_message_size", bytes(max_message_size)),
            ("max_channels", max_channels.to_string()),
            ("join_rate", format!("{} at once, then {} a second", join_rate.burst, join_rate.per_second)),
            ("mailbox_capacity", mailbox_capacity.to_string()),
            ("idle_timeout", seconds(idle_timeout)),
            ("send_timeout", seconds(send_timeout)),
            ("long_poll_window", format!("{}; half as long again", seconds(long_poll_window))),
            ("long_poll_backlog", bytes(long_poll_backlog)),
            ("long_poll_sessions", format!("{} {:03}", long_poll_sessions / 1000, long_poll_sessions % 1000)),
        ] {
            let row = guide.lines().find(|line| line.ends_with(&format!("| `{field}` |")));
            let row = row.unwrap_or_else(|| panic!("`{field}` is not in the guide's table of limits"));
            assert_eq!(row.split('|').nth(2).map(str::trim), Some(default.as_str()), "{row}");
        }
    }
}
