//! A browser that polls.

use std::collections::VecDeque;

use axum::body::Body;
use http::{Request, StatusCode};
use serde_json::{Value, json};

use super::browser::{Page, Server, View};

pub(crate) struct Poller<'s> {
    server: &'s Server,
    query: String,
    cookie: String,
    pub(crate) token: String,
    references: u32,
    /// Frames that came while another was waited for.
    early: VecDeque<Value>,
}

impl<'s> Poller<'s> {
    /// Opens a session as the browser that has loaded `page`.
    pub(crate) async fn open(server: &'s Server, page: &Page) -> Self {
        let query = format!("_csrf_token={}&vsn=2.0.0", page.csrf_token);
        let mut poller = Self {
            server,
            query,
            cookie: page.cookie.clone(),
            token: String::new(),
            references: 0,
            early: VecDeque::new(),
        };
        let answer = poller.poll().await;
        assert_eq!((&answer["status"], &answer["messages"]), (&json!(410), &json!([])), "{answer}");
        answer["token"].as_str().unwrap().clone_into(&mut poller.token);
        poller
    }

    fn url(&self) -> String {
        format!("/live/longpoll?{}&token={}", self.query, self.token)
    }

    /// What a poll is answered.
    pub(crate) async fn poll(&self) -> Value {
        answer_of(self.server.get(&self.url(), &[("cookie", &self.cookie)]).await)
    }

    /// What a poll with other headers is answered.
    pub(crate) async fn poll_with(&self, headers: &[(&str, &str)]) -> Value {
        answer_of(self.server.get(&self.url(), headers).await)
    }

    /// With which status a body is answered.
    pub(crate) async fn post(&self, body: impl Into<Body>) -> Value {
        self.post_with(body, &[]).await
    }

    pub(crate) async fn post_with(&self, body: impl Into<Body>, headers: &[(&str, &str)]) -> Value {
        let mut request = Request::post(self.url()).header("content-type", "application/x-ndjson");
        request = request.header("cookie", &self.cookie);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer_of(self.server.call(request.body(body.into()).unwrap()).await)["status"].clone()
    }

    pub(crate) fn reference(&mut self) -> String {
        self.references += 1;
        self.references.to_string()
    }

    /// The text of a frame, with its reference.
    pub(crate) fn frame_of(&mut self, view: &View, event: &str, payload: &Value) -> (String, String) {
        let reference = self.reference();
        (json!([view.join_ref, reference, view.topic, event, payload]).to_string(), reference)
    }

    /// The next frame.
    pub(crate) async fn frame(&mut self) -> Value {
        loop {
            if let Some(frame) = self.early.pop_front() {
                return frame;
            }
            let frames = self.frames().await;
            self.early.extend(frames);
        }
    }

    /// The frames of the next poll that has some.
    async fn frames(&self) -> Vec<Value> {
        loop {
            let answer = self.poll().await;
            match answer["status"].as_u64() {
                Some(200) => {
                    let texts = answer["messages"].as_array().unwrap().iter();
                    return texts.map(|text| serde_json::from_str(text.as_str().unwrap()).unwrap()).collect();
                }
                Some(204) => {}
                _ => panic!("{answer}"),
            }
        }
    }

    /// The status and the response of the reply to `reference`. Frames before it are kept.
    pub(crate) async fn reply(&mut self, reference: &str) -> (String, Value) {
        loop {
            let is_it = |frame: &Value| frame[1] == reference && frame[3] == "phx_reply";
            if let Some(frame) = self.early.iter().position(is_it).and_then(|position| self.early.remove(position)) {
                return (frame[4]["status"].as_str().unwrap().to_owned(), frame[4]["response"].clone());
            }
            let frames = self.frames().await;
            self.early.extend(frames);
        }
    }

    pub(crate) async fn try_join(&mut self, topic: &str, payload: Value) -> (View, String) {
        let join_ref = self.reference();
        let frame = json!([join_ref, join_ref, topic, "phx_join", payload]).to_string();
        assert_eq!(self.post(frame).await, 200);
        let (status, response) = self.reply(&join_ref).await;
        (View { topic: topic.to_owned(), join_ref, response }, status)
    }

    pub(crate) async fn join(&mut self, page: &Page) -> View {
        let (view, status) = self.try_join(&page.topic(), page.payload()).await;
        assert_eq!(status, "ok", "{}", view.response);
        view
    }

    /// Sends an event and gives the response.
    pub(crate) async fn event(&mut self, view: &View, name: &str, value: Value) -> Value {
        self.call(view, "event", json!({"type": "click", "event": name, "value": value})).await
    }

    /// Sends a push and gives the response, which has to be a good one.
    pub(crate) async fn call(&mut self, view: &View, event: &str, payload: Value) -> Value {
        let (frame, reference) = self.frame_of(view, event, &payload);
        assert_eq!(self.post(frame).await, 200);
        let (status, response) = self.reply(&reference).await;
        assert_eq!(status, "ok");
        response
    }
}

/// The body of an answer. The status of HTTP says nothing, but where there is no body.
fn answer_of((status, headers, body): (StatusCode, http::HeaderMap, String)) -> Value {
    if body.is_empty() {
        return json!({"status": status.as_u16()});
    }
    assert_eq!(status, StatusCode::OK, "{body}");
    assert_eq!(headers["content-type"], "application/json; charset=utf-8");
    assert_eq!(headers["cache-control"], "no-store");
    serde_json::from_str(&body).unwrap()
}
