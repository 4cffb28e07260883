//! Input that no client would send: never a panic, never a valid push without its answer.

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use super::{browser::Page, serve};

/// Reproducible, and good enough to choose with.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// JSON of any type, often of a wrong one.
    fn json(&mut self, page: &Page, depth: usize) -> Value {
        match self.below(if depth > 3 { 8 } else { 12 }) {
            0 => Value::Null,
            1 => json!(true),
            2 => json!(-1e300),
            3 => json!(u64::MAX),
            4 => json!(["", "\u{0}", "💥", "__proto__", "inc", "add", "event", "phx_join"][self.below(8)]),
            5 => json!(page.topic()),
            6 => json!(page.session),
            7 => json!("x".repeat(self.below(2000))),
            8 | 9 => (0..self.below(5)).map(|_| self.json(page, depth + 1)).collect(),
            _ => {
                const KEYS: [&str; 10] =
                    ["type", "event", "value", "cid", "url", "redirect", "session", "static", "params", "by"];
                let members = (0..self.below(6)).map(|_| (self.of(&KEYS).to_string(), self.json(page, depth + 1)));
                Value::Object(members.collect())
            }
        }
    }

    fn frame(&mut self, page: &Page, join_ref: &str) -> String {
        let references = [json!(join_ref), json!("99"), Value::Null];
        let topics = [page.topic(), "lv:".into(), "phoenix".into(), "lvu:0".into(), String::new()];
        let events = ["event", "event", "phx_join", "live_patch", "cids_destroyed", "progress", "phx_close", ""];
        let payload = self.json(page, 0);
        let frame = json!([self.of(&references), self.of(&references), self.of(&topics), self.of(&events), payload]);
        frame.to_string()
    }

    fn mutated(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            match self.below(4) {
                0 => bytes[at] = u8::try_from(self.below(256)).unwrap(),
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, *self.of(b"[]{}\",:\\0\x00\xff")),
                _ => bytes.truncate(at + 1),
            }
            if bytes.is_empty() {
                return bytes;
            }
        }
        bytes
    }
}

/// After anything, a view is joined and its event is answered on the same socket, or on a new one where it was closed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn made_up_frames() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let mut random = Random(0x5eed_1234_5678_9abc);
    for round in 0..150 {
        let mut socket = server.connect(&page).await;
        let view = socket.join(&page).await;
        for _ in 0..20 {
            let frame = random.frame(&page, &view.join_ref);
            socket.send_text(frame).await;
        }
        // Well-formed frames close nothing, whatever they say.
        let view = socket.join(&page).await;
        assert_eq!(socket.event(&view, "inc", json!({})).await, json!({"diff": {"0": "1"}}), "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mutated_frames() {
    let (server, ..) = serve().await;
    let page = server.load("/counter").await;
    let mut random = Random(0x0bad_cafe_dead_beef);
    for round in 0..400 {
        let mut socket = server.connect(&page).await;
        let view = socket.join(&page).await;
        let valid = random.frame(&page, &view.join_ref);
        let bytes = random.mutated(&valid);
        let message = match String::from_utf8(bytes) {
            Ok(text) if random.below(8) > 0 => Message::text(text),
            Ok(text) => Message::binary(text.into_bytes()),
            Err(bytes) => Message::binary(bytes.into_bytes()),
        };
        socket.send_message(message).await;
        socket.send_text(r#"[null,"beat","phoenix","heartbeat",{}]"#).await;
        loop {
            match socket.message().await {
                Some(Ok(Message::Close(close))) => {
                    let code = u16::from(close.expect("a close frame says why").code);
                    assert!([1003, 1007].contains(&code), "round {round}: {code}");
                    break;
                }
                Some(Ok(Message::Text(text))) if text.contains("\"beat\"") => break,
                Some(Ok(_)) => {}
                other => panic!("round {round}: {other:?}"),
            }
        }
    }
    let mut socket = server.connect(&page).await;
    let view = socket.join(&page).await;
    assert_eq!(socket.event(&view, "inc", json!({})).await, json!({"diff": {"0": "1"}}));
}

#[tokio::test]
async fn deep_json_in_an_event_is_answered() {
    let (server, ..) = serve().await;
    let (_, mut socket, view) = server.join("/counter").await;
    for depth in [100, 127, 128, 1_000, 50_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let frame = |payload: &str| format!(r#"["{}","deep","{}","event",{payload}]"#, view.join_ref, view.topic);
        socket.send_text(frame(&format!(r#"{{"type":"click","event":"add","value":{{"by":{deep}}}}}"#))).await;
        assert_eq!(socket.reply("deep").await, ("ok".to_owned(), json!({})), "{depth}");
        socket.send_text(frame(&deep)).await;
        assert_eq!(socket.reply("deep").await, ("ok".to_owned(), json!({})), "{depth}");
    }
    assert_eq!(socket.event(&view, "inc", json!({})).await, json!({"diff": {"0": "1"}}));
}
