//! Work beside a view: its results, its failures, and its end.

use axum::{Router, extract::State};
use live_runtime::prelude::*;
use serde_json::json;
use tokio::sync::{mpsc, oneshot};

use super::browser::{Server, Socket as Browser, View};

/// What the test lets a task do.
enum Act {
    Give(&'static str),
    Fail(&'static str),
    Panic,
}

type Handle = oneshot::Sender<Act>;

/// Each task that begins hands a handle of itself to the test, which closes when the task is no more.
#[derive(Clone)]
struct Jobs(mpsc::UnboundedSender<Handle>);

impl Jobs {
    async fn begin(self) -> Result<String, &'static str> {
        let (handle, act) = oneshot::channel();
        let _ = self.0.send(handle);
        match act.await {
            Ok(Act::Give(text)) => Ok(text.to_owned()),
            Ok(Act::Fail(text)) => Err(text),
            Ok(Act::Panic) => panic!("the task panics"),
            Err(_) => std::future::pending().await,
        }
    }
}

#[live_view]
struct Loader {
    name: AsyncResult<String>,
    load: Task,
    found: String,
    jobs: Jobs,
}

#[live_view]
impl Loader {
    fn mount(State(jobs): State<Jobs>, socket: &mut Socket<Self>) -> Self {
        let name = socket.assign_async(|view| &mut view.name, jobs.clone().begin());
        Self { name, load: Task::default(), found: "nothing".to_owned(), jobs }
    }

    #[handle_event]
    fn reset(&mut self, socket: &mut Socket<Self>) {
        self.name = socket.assign_async(|view| &mut view.name, self.jobs.clone().begin());
    }

    #[handle_event]
    fn reload(&mut self, socket: &mut Socket<Self>) {
        self.load = socket.reload_async(|view| &mut view.name, self.jobs.clone().begin());
    }

    #[handle_event]
    fn search(&mut self, socket: &mut Socket<Self>) {
        self.load = socket.start_async(Self::searched, self.jobs.clone().begin());
    }

    #[handle_event]
    fn count(&mut self, socket: &mut Socket<Self>) {
        socket.start_async(Self::counted, async { 7 });
    }

    #[handle_event]
    fn cancel(&mut self, socket: &mut Socket<Self>) {
        socket.cancel_async(Self::searched);
    }

    #[handle_event]
    fn cancel_task(&mut self) {
        self.load.cancel();
    }

    #[handle_async]
    async fn searched(
        &mut self,
        result: Result<String, AsyncError>,
        socket: &mut Socket<Self>,
        State(_jobs): State<Jobs>,
    ) {
        tokio::task::yield_now().await;
        assert!(socket.connected());
        self.found = match result {
            Ok(found) => found,
            Err(AsyncError::Panicked(text)) => format!("panic: {text}"),
            Err(error) => format!("error: {error}"),
        };
        if self.found == "again" {
            self.load = socket.start_async(Self::searched, async { Ok::<_, String>("started by itself".to_owned()) });
        }
    }

    #[handle_async]
    fn counted(&mut self, result: Result<u32, AsyncError>) -> Result<(), AsyncError> {
        self.found = result?.to_string();
        Ok(())
    }

    fn render(&self) -> impl Render {
        html! {
            <h1>
                {match &self.name {
                    AsyncResult::Loading => "loading",
                    AsyncResult::Ok(name) => <b>{name}</b>,
                    AsyncResult::Failed(why) => <i>{why}</i>,
                }}
            </h1>
            <p>{&self.found}</p>
            <p>{self.load.is_running()}</p>
            <button type="button" phx-click="reset">reset</button>
            <button type="button" phx-click="reload">reload</button>
            <button type="button" phx-click="search">search</button>
            <button type="button" phx-click="count">count</button>
            <button type="button" phx-click="cancel">cancel</button>
            <button type="button" phx-click="cancel_task">cancel the task</button>
        }
    }
}

struct Test {
    server: Server,
    begun: mpsc::UnboundedReceiver<Handle>,
    socket: Browser,
    view: View,
    /// The task that mount has started.
    mounted: Handle,
}

impl Test {
    async fn start() -> Self {
        let (jobs, mut begun) = mpsc::unbounded_channel();
        let server = Server::start(Router::new().live::<Loader>("/").with_state(Jobs(jobs))).await;
        let (_, socket, view) = server.join("/").await;
        let mounted = begun.recv().await.unwrap();
        Self { server, begun, socket, view, mounted }
    }

    async fn event(&mut self, name: &str) -> String {
        self.socket.event(&self.view, name, json!({})).await.to_string()
    }

    async fn begun(&mut self) -> Handle {
        self.begun.recv().await.unwrap()
    }

    /// What changes by itself next.
    async fn pushed(&mut self) -> String {
        let frame = self.socket.frame().await;
        assert_eq!(frame[3], "diff", "{frame}");
        frame[4].to_string()
    }
}

/// `Act` has no `Debug`.
fn act(handle: Handle, act: Act) {
    assert!(handle.send(act).is_ok(), "the task is gone");
}

#[tokio::test]
async fn a_field_is_loaded_once_the_page_is_live() {
    let mut test = Test::start().await;
    assert!(test.view.response.to_string().contains("loading"), "{}", test.view.response);
    let mounted = test.mounted;
    act(mounted, Act::Give("Ada"));
    let frame = test.socket.frame().await;
    assert!(frame[4].to_string().contains("Ada"), "{frame}");
    assert!(test.begun.try_recv().is_err(), "the response over HTTP has started one too");
}

#[tokio::test]
async fn a_field_says_why_it_is_not_loaded() {
    let mut test = Test::start().await;
    test.event("reset").await;
    let task = test.begun().await;
    act(task, Act::Fail("no such band"));
    assert!(test.pushed().await.contains("no such band"));
    test.event("reset").await;
    let task = test.begun().await;
    act(task, Act::Panic);
    assert!(test.pushed().await.contains("something went wrong"));
}

#[tokio::test]
async fn what_is_there_stays_while_it_is_loaded_again() {
    let mut test = Test::start().await;
    let first = std::mem::replace(&mut test.mounted, oneshot::channel().0);
    act(first, Act::Give("first"));
    assert!(test.pushed().await.contains("first"));
    assert_eq!(test.event("reload").await, r#"{"diff":{"2":"true"}}"#);
    let task = test.begun().await;
    act(task, Act::Give("second"));
    let pushed = test.pushed().await;
    assert!(pushed.contains("second") && pushed.contains(r#""2":"false""#), "{pushed}");
    assert!(test.event("reset").await.contains("loading"));
}

#[tokio::test]
async fn the_last_one_that_loads_a_field_counts() {
    let mut test = Test::start().await;
    test.event("reload").await;
    test.mounted.closed().await;
    let mut second = test.begun().await;
    test.event("reset").await;
    second.closed().await;
    let third = test.begun().await;
    act(third, Act::Give("third"));
    assert!(test.pushed().await.contains("third"));
}

#[tokio::test]
async fn the_last_one_that_is_started_for_a_handler_counts() {
    let mut test = Test::start().await;
    test.event("search").await;
    let mut first = test.begun().await;
    test.event("search").await;
    first.closed().await;
    let second = test.begun().await;
    // One for another handler is not concerned.
    test.event("count").await;
    assert_eq!(test.pushed().await, r#"{"1":"7"}"#);
    act(second, Act::Give("second"));
    assert_eq!(test.pushed().await, r#"{"1":"second","2":"false"}"#);
}

#[tokio::test]
async fn a_handler_gets_errors_and_panics_and_starts_again() {
    let mut test = Test::start().await;
    for (what, shown) in [(Act::Fail("lost"), "error: lost"), (Act::Panic, "panic: the task panics")] {
        assert_eq!(test.event("search").await, r#"{"diff":{"2":"true"}}"#);
        let task = test.begun().await;
        act(task, what);
        assert_eq!(test.pushed().await, json!({"1": shown, "2": "false"}).to_string());
    }
    test.event("search").await;
    let task = test.begun().await;
    act(task, Act::Give("again"));
    assert_eq!(test.pushed().await, r#"{"1":"again"}"#);
    assert_eq!(test.pushed().await, r#"{"1":"started by itself","2":"false"}"#);
}

#[tokio::test]
async fn a_task_is_cancelled() {
    let mut test = Test::start().await;
    for by in ["cancel", "cancel_task"] {
        test.event("search").await;
        let mut task = test.begun().await;
        test.event(by).await;
        task.closed().await;
        let pushed = test.pushed().await;
        assert!(pushed.contains(r#""2":"false""#), "{pushed}");
    }
    assert_eq!(test.event("cancel").await, "{}", "nothing is left to be cancelled");
}

#[tokio::test]
async fn tasks_end_with_their_view() {
    let mut test = Test::start().await;
    test.event("search").await;
    let mut task = test.begun().await;
    drop(test.socket);
    task.closed().await;
    test.mounted.closed().await;
    test.server.shutdown.close().await;
}
