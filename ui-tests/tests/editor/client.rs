//! A language server and what an editor says to it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::PathBuf,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// How long the server may take to know the workspace, building what it needs included.
const PATIENCE: Duration = Duration::from_secs(300);

/// An editor with one open document, which is never saved.
pub(crate) struct Editor {
    server: Child,
    requests: ChildStdin,
    messages: Receiver<Value>,
    document: String,
    version: u32,
    last: u64,
}

/// Where something is defined: the file, and the text of the line.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) file: PathBuf,
    pub(crate) line: usize,
}

impl Editor {
    /// Starts rust-analyzer on this workspace. `None`, and a message, where it is not installed.
    pub(crate) fn start() -> Option<Self> {
        let runs = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
        if !has_sources() || !runs(Command::new("rust-analyzer").arg("--version")) {
            eprintln!("skipped: `rustup component add rust-analyzer rust-src` installs what this test drives");
            return None;
        }
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().unwrap_or(&here).to_owned();
        let mut server = Command::new("rust-analyzer")
            .current_dir(&root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("rust-analyzer starts");
        let requests = server.stdin.take().expect("it has a standard input");
        let messages = received(server.stdout.take().expect("it has a standard output"));
        let document = format!("file://{}", here.join("pass/everything.rs").display());
        let mut editor = Self { server, requests, messages, document, version: 1, last: 0 };
        editor.request("initialize", &initialization(&format!("file://{}", root.display())));
        editor.notify("initialized", &json!({}));
        let text = "fn main() {}";
        let opened = json!({ "uri": editor.document, "languageId": "rust", "version": 1, "text": text });
        editor.notify("textDocument/didOpen", &json!({ "textDocument": opened }));
        editor.until(|message| {
            message["method"] == "experimental/serverStatus" && message["params"]["quiescent"] == true
        });
        Some(editor)
    }

    /// What can be written at `|` in the text.
    pub(crate) fn completions(&mut self, text: &str) -> Vec<String> {
        let position = self.write(text);
        let answer = self.request("textDocument/completion", &position);
        let items = answer["items"].as_array().or(answer.as_array()).cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["label"].as_str().map(str::to_owned)).collect()
    }

    /// Where what stands at `|` in the text is defined.
    pub(crate) fn definitions(&mut self, text: &str) -> Vec<Definition> {
        let position = self.write(text);
        let answer = self.request("textDocument/definition", &position);
        let found = answer.as_array().cloned().unwrap_or_default();
        let definition = |found: &Value| {
            let (uri, range) = match found["targetUri"].as_str() {
                Some(uri) => (uri, &found["targetSelectionRange"]),
                None => (found["uri"].as_str()?, &found["range"]),
            };
            let line = usize::try_from(range["start"]["line"].as_u64()?).ok()?;
            Some(Definition { file: uri.trim_start_matches("file://").into(), line })
        };
        found.iter().filter_map(definition).collect()
    }

    /// What is shown of what stands at `|` in the text.
    pub(crate) fn hover(&mut self, text: &str) -> String {
        let position = self.write(text);
        let answer = self.request("textDocument/hover", &position);
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Replaces the document; the position is that of `|`.
    fn write(&mut self, text: &str) -> Value {
        let (before, after) = text.split_once('|').expect("the text has a place");
        self.version += 1;
        let document = json!({ "uri": self.document, "version": self.version });
        let changes = json!([{ "text": format!("{before}{after}") }]);
        self.notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
        let line = before.matches('\n').count();
        let character = before.rsplit('\n').next().map_or(0, |line| line.encode_utf16().count());
        let position = json!({ "line": line, "character": character });
        json!({ "textDocument": { "uri": self.document }, "position": position })
    }

    fn request(&mut self, method: &str, params: &Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.until(|message| message["id"] == id && message.get("method").is_none())["result"].take()
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The first message of which `is_it` holds; what the server asks meanwhile is answered.
    fn until(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left).expect("rust-analyzer answers in time");
            if is_it(&message) {
                return message;
            }
            if message.get("method").is_some() && message.get("id").is_some() {
                let answer =
                    if message["method"] == "workspace/configuration" { json!([settings()]) } else { json!(null) };
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": answer }));
            }
        }
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.requests, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("rust-analyzer reads");
        self.requests.flush().expect("rust-analyzer reads");
    }
}

/// Whether the sources of the standard library are there, without which no closure has a type.
fn has_sources() -> bool {
    if let Some(path) = std::env::var_os("RUST_SRC_PATH") {
        return PathBuf::from(path).join("core").exists();
    }
    Command::new("rustc").args(["--print", "sysroot"]).output().is_ok_and(|output| {
        let sysroot = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
        sysroot.join("lib/rustlib/src/rust/library/core").exists()
    })
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn initialization(root: &str) -> Value {
    let capabilities = json!({
        "workspace": { "configuration": true },
        "experimental": { "serverStatusNotification": true },
        "textDocument": { "hover": { "contentFormat": ["markdown"] }, "definition": { "linkSupport": true } },
    });
    json!({ "processId": null, "rootUri": root, "capabilities": capabilities, "initializationOptions": settings() })
}

/// Only what the page needs is built, and nothing is checked on the side.
fn settings() -> Value {
    let build =
        ["cargo", "check", "--quiet", "--message-format=json", "-p", "live-ui-tests", "--example", "everything"];
    json!({
        "checkOnSave": false,
        "cachePriming": { "enable": false },
        "cargo": { "buildScripts": { "enable": true, "overrideCommand": build, "invocationStrategy": "once" } },
        "procMacro": { "enable": true },
    })
}

/// The messages of the server, as they come.
fn received(output: impl std::io::Read + Send + 'static) -> Receiver<Value> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut output = BufReader::new(output);
        let mut length = 0;
        let mut line = String::new();
        while output.read_line(&mut line).is_ok_and(|read| read > 0) {
            if let Some(value) = line.strip_prefix("Content-Length:") {
                length = value.trim().parse().unwrap_or(0);
            } else if line.trim().is_empty() {
                let mut body = vec![0; length];
                let message = output.read_exact(&mut body).ok().and_then(|()| serde_json::from_slice(&body).ok());
                if message.is_none_or(|message| sender.send(message).is_err()) {
                    return;
                }
            }
            line.clear();
        }
    });
    receiver
}
