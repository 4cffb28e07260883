//! What a view and the scripts of its page say to each other.

use axum::Router;
use http::{StatusCode, header};
use live_runtime::{Params, prelude::*};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::browser::Server;

hook! { CHART = "{ mounted() {} }" }

struct Tick;

#[derive(Serialize, Deserialize)]
struct Point {
    x: f64,
    y: f64,
}

#[live_view]
struct Scripts {
    count: u32,
}

#[live_view]
impl Scripts {
    fn mount(socket: &mut Socket<Self>) -> Self {
        socket.push_event("mounted", &json!({"at": socket.id().len() > 4}));
        Self { count: 0 }
    }

    #[handle_event]
    fn two(&mut self, socket: &mut Socket<Self>) {
        self.count += 1;
        socket.push_event("a\"b", &[1, 2]);
        socket.push_event_before_patch("b", &None::<u8>);
    }

    #[handle_event]
    fn later(&mut self, socket: &mut Socket<Self>) -> Result<(), live_runtime::SendError> {
        socket.address().send(Tick)
    }

    #[handle_info]
    fn tick(&mut self, _: Tick, socket: &mut Socket<Self>) {
        socket.push_event("tick", &Js::new().hide("#it's"));
    }

    #[handle_event]
    fn echo(&mut self, params: Params) -> Reply<Value> {
        Reply(params.value().clone())
    }

    #[handle_event]
    fn moved(&mut self, Payload(point): Payload<Point>) -> Reply<f64> {
        self.count += 1;
        Reply(point.x + point.y)
    }

    #[handle_event]
    fn by_name(&mut self, x: f64, y: Option<f64>) -> Reply<f64> {
        Reply(x + y.unwrap_or_default())
    }

    #[handle_event]
    fn half(&mut self, n: u32) -> Result<Reply<u32>, &'static str> {
        self.count += 1;
        if n.is_multiple_of(2) { Ok(Reply(n / 2)) } else { Err("it is odd") }
    }

    #[handle_event]
    fn odd(&mut self, socket: &mut Socket<Self>) -> Reply<std::collections::BTreeMap<(u8, u8), u8>> {
        let odd = std::collections::BTreeMap::from([((1, 2), 3)]);
        socket.push_event("odd", &odd);
        Reply(odd)
    }

    #[handle_event]
    fn flood(&mut self, socket: &mut Socket<Self>) {
        let large = "x".repeat(1024 * 1024);
        for _ in 0..20 {
            socket.push_event("large", &large);
        }
    }

    fn buttons() -> [Event; 5] {
        let events = Self::EVENTS;
        [events.two(), events.later(), events.flood(), events.by_name(&1.0, &None), events.echo()]
    }

    fn render(&self) -> impl Render {
        html! {
            <p id="scripts" phx-hook={CHART}>{self.count}</p>
            <button :for={event in Self::buttons()} phx-click={event}>x</button>
        }
    }
}

async fn serve() -> Server {
    Server::start(Router::new().live::<Scripts>("/scripts")).await
}

#[tokio::test]
async fn events_go_out_in_order_with_the_page_and_with_its_diffs() {
    let server = serve().await;
    let (_, mut socket, view) = server.join("/scripts").await;
    assert_eq!(view.response["rendered"]["e"], json!([["mounted", {"at": true}]]));
    let response = socket.event(&view, "two", json!({})).await;
    assert_eq!(response, json!({"diff": {"1": "1", "e": [["a\"b", [1, 2]], ["b", null, true]]}}));
    assert_eq!(socket.event(&view, "later", json!({})).await, json!({}));
    let diff = socket.frame().await;
    assert_eq!(diff[3], "diff");
    assert_eq!(diff[4], json!({"e": [["tick", [["hide", {"to": "#it's"}]]]]}));
}

#[tokio::test]
async fn a_hook_gets_its_reply_and_no_other_event_does() {
    let server = serve().await;
    let (_, mut socket, view) = server.join("/scripts").await;
    let hook = |event: &str, value: Value| json!({"type": "hook", "event": event, "value": value});
    for value in [json!({"n": 1, "list": [1, "two", null]}), json!([1]), json!("text"), json!(null), json!(7)] {
        let response = socket.call(&view, "event", hook("echo", value.clone())).await;
        assert_eq!(response, json!({"diff": {"r": value}}));
    }
    let response = socket.call(&view, "event", hook("moved", json!({"x": 1, "y": 2.5}))).await;
    assert_eq!(response, json!({"diff": {"1": "1", "r": 3.5}}));
    let response = socket.call(&view, "event", hook("by_name", json!({"x": 1}))).await;
    assert_eq!(response, json!({"diff": {"r": 1.0}}));
    assert_eq!(socket.call(&view, "event", hook("half", json!({"n": 4}))).await, json!({"diff": {"1": "2", "r": 2}}));
    assert_eq!(socket.call(&view, "event", hook("half", json!({"n": 3}))).await, json!({"diff": {"1": "3"}}));
    let next = socket.event(&view, "two", json!({})).await;
    assert_eq!(next["diff"].get("r"), None, "{next}");
}

#[tokio::test]
async fn a_payload_of_another_type_is_answered_and_changes_nothing() {
    let server = serve().await;
    let (_, mut socket, view) = server.join("/scripts").await;
    for value in [json!(null), json!({}), json!({"x": 1}), json!({"x": "a", "y": 1}), json!([1, [2]]), json!("text")] {
        assert_eq!(socket.event(&view, "moved", value.clone()).await, json!({}), "{value}");
    }
}

#[tokio::test]
async fn what_has_no_json_and_what_is_too_much_is_left_out() {
    let server = serve().await;
    let (_, mut socket, view) = server.join("/scripts").await;
    assert_eq!(socket.event(&view, "odd", json!({})).await, json!({}));
    let response = socket.event(&view, "flood", json!({})).await;
    assert_eq!(response["diff"]["e"].as_array().map(Vec::len), Some(7));
    assert_eq!(socket.event(&view, "two", json!({})).await["diff"]["e"][0][0], "a\"b");
}

#[tokio::test]
async fn the_hooks_of_the_program_are_a_module_that_the_page_names() {
    let server = serve().await;
    let (_, _, html) = server.get("/scripts", &[]).await;
    assert!(html.contains(&format!("phx-hook=\"{}\"", CHART.name())), "{html}");
    assert!(!html.contains("mounted\",{"), "nothing is pushed to a page that is not connected");
    let (_, rest) = html.split_once("data-live-hooks=\"").expect("the module's path");
    let path = rest.split('"').next().unwrap_or_default();
    assert!(html.contains(&format!("<link rel=\"modulepreload\" href=\"{path}\">")), "{html}");
    let (status, headers, module) = server.get(path, &[]).await;
    assert_eq!(
        (status, &headers[header::CONTENT_TYPE]),
        (StatusCode::OK, &"text/javascript; charset=utf-8".parse().unwrap())
    );
    assert!(module.contains(CHART.name()) && module.contains(CHART.source()), "{module}");
    let tag = headers[header::ETAG].to_str().unwrap();
    assert_eq!(server.get(path, &[("if-none-match", tag)]).await.0, StatusCode::NOT_MODIFIED);
}
