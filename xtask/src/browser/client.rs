//! The connection: commands out, answers and events in, from every target of the browser.

use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use crate::failure::{Doing, Failure, Outcome};

/// A request that some target sent, or tried to send.
#[derive(Clone, Debug)]
pub struct Request {
    /// `page`, `iframe`, `worker`, `shared_worker` or `service_worker`.
    pub target: String,
    /// The full address.
    pub url: String,
}

/// An attached target: a page, a worker, a service worker.
pub(super) struct Session {
    pub id: String,
    pub target: String,
    pub kind: String,
    pub loads: usize,
}

/// One connection to one browser.
pub(super) struct Client {
    socket: WebSocket<TcpStream>,
    last: u64,
    /// Commands that every present and coming session is to have, such as being offline.
    standing: Vec<(String, Value)>,
    pub sessions: Vec<Session>,
    pub requests: Vec<Request>,
    pub complaints: Vec<String>,
}

/// How long an answer may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a silent connection is looked up from.
const BREATH: Duration = Duration::from_millis(100);

impl Client {
    pub fn connect(port: u16, path: &str) -> Outcome<Client> {
        let doing = || "connect to the browser".to_string();
        let stream = TcpStream::connect(("127.0.0.1", port)).doing(doing)?;
        stream.set_read_timeout(Some(PATIENCE)).doing(doing)?;
        stream.set_nodelay(true).doing(doing)?;
        let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}{path}"), stream).doing(doing)?;
        socket.get_ref().set_read_timeout(Some(BREATH)).doing(doing)?;
        Ok(Client {
            socket,
            last: 0,
            standing: Vec::new(),
            sessions: Vec::new(),
            requests: Vec::new(),
            complaints: Vec::new(),
        })
    }

    /// Sends a command and handles events until its answer comes.
    pub fn call(&mut self, session: Option<&str>, method: &str, params: Value) -> Outcome<Value> {
        self.call_within(PATIENCE, session, method, params)
    }

    /// The same with another patience: a page that gives way to the next may take a question with it.
    pub fn call_within(
        &mut self,
        patience: Duration,
        session: Option<&str>,
        method: &str,
        params: Value,
    ) -> Outcome<Value> {
        let id = self.send(session, method, params)?;
        let deadline = Instant::now() + patience;
        while Instant::now() < deadline {
            let message = self.read()?;
            if message["id"].as_u64() == Some(id) {
                return match message["error"]["message"].as_str() {
                    None => Ok(message["result"].clone()),
                    Some(text) => Err(Failure::new(format!("The browser refused {method}: {text}."))),
                };
            }
        }
        Err(Failure::new(format!("The browser did not answer {method}.")))
    }

    /// Sends a command to every session, those to come included.
    pub fn stand(&mut self, method: &str, params: Value) -> Outcome {
        self.standing.retain(|(standing, _)| standing != method);
        self.standing.push((method.to_string(), params.clone()));
        let ids: Vec<String> = self.sessions.iter().map(|session| session.id.clone()).collect();
        for id in ids {
            // A worker knows fewer commands than a page; what it refuses is not for it.
            self.call(Some(&id), method, params.clone()).ok();
        }
        Ok(())
    }

    /// Handles messages until the session has fired its load event this many times.
    pub fn wait_for_load(&mut self, session: &str, loads: usize) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        while self.loads(session) < loads {
            if Instant::now() > deadline {
                return Err(Failure::new("The page did not finish loading."));
            }
            self.read()?;
        }
        Ok(())
    }

    pub fn loads(&self, session: &str) -> usize {
        self.sessions.iter().find(|known| known.id == session).map_or(0, |known| known.loads)
    }

    fn send(&mut self, session: Option<&str>, method: &str, params: Value) -> Outcome<u64> {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        self.socket.send(Message::text(message.to_string())).doing(|| format!("send {method} to the browser"))?;
        Ok(self.last)
    }

    /// The next message; nothing (null) when none came within a breath.
    fn read(&mut self) -> Outcome<Value> {
        loop {
            let message = match self.socket.read() {
                Ok(message) => message,
                Err(tungstenite::Error::Io(error))
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    return Ok(Value::Null);
                }
                Err(error) => return Err(error).doing(|| "hear from the browser".into()),
            };
            if let Message::Text(text) = message {
                let message: Value = serde_json::from_str(&text).doing(|| "understand the browser's message".into())?;
                if let Some(method) = message["method"].as_str() {
                    self.note(method, &message)?;
                }
                return Ok(message);
            }
        }
    }

    fn note(&mut self, method: &str, message: &Value) -> Outcome {
        let params = &message["params"];
        let session = message["sessionId"].as_str().unwrap_or_default();
        match method {
            "Target.attachedToTarget" => self.attached(params)?,
            "Target.detachedFromTarget" => {
                let gone = params["sessionId"].as_str().unwrap_or_default();
                self.sessions.retain(|known| known.id != gone);
            }
            // A service worker whose process ended starts anew in another, and waits for us there as well.
            "Inspector.targetReloadedAfterCrash" => {
                let session = session.to_string();
                self.prepare(&session)?;
            }
            "Page.loadEventFired" => {
                if let Some(known) = self.sessions.iter_mut().find(|known| known.id == session) {
                    known.loads += 1;
                }
            }
            "Network.requestWillBeSent" => {
                let target = self.kind(session);
                let url = params["request"]["url"].as_str().unwrap_or_default().to_string();
                self.requests.push(Request { target, url });
            }
            "Runtime.exceptionThrown" => {
                let details = &params["exceptionDetails"];
                let text = details["exception"]["description"].as_str().or(details["text"].as_str());
                self.complain(session, text.unwrap_or("an exception"));
            }
            "Runtime.consoleAPICalled" if matches!(params["type"].as_str(), Some("error" | "assert")) => {
                let words: Vec<String> = params["args"].as_array().into_iter().flatten().map(shown).collect();
                self.complain(session, &words.join(" "));
            }
            "Log.entryAdded" if params["entry"]["level"] == "error" => {
                let text = format!(
                    "{} {}",
                    params["entry"]["text"].as_str().unwrap_or_default(),
                    params["entry"]["url"].as_str().unwrap_or_default()
                );
                self.complain(session, text.trim());
            }
            _ => {}
        }
        Ok(())
    }

    /// A new target waits for us, so that nothing it does is missed.
    fn attached(&mut self, params: &Value) -> Outcome {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
        let info = &params["targetInfo"];
        let session = Session {
            id: text(&params["sessionId"]),
            target: text(&info["targetId"]),
            kind: text(&info["type"]),
            loads: 0,
        };
        self.prepare(&session.id)?;
        self.sessions.push(session);
        Ok(())
    }

    /// The order matters: reports first, then the target may run. Answers are not awaited; a target lacks some domains.
    fn prepare(&mut self, session: &str) -> Outcome {
        for domain in ["Network.enable", "Runtime.enable", "Log.enable", "Page.enable"] {
            self.send(Some(session), domain, json!({}))?;
        }
        for (method, params) in self.standing.clone() {
            self.send(Some(session), &method, params)?;
        }
        self.send(Some(session), "Target.setAutoAttach", auto_attach())?;
        self.send(Some(session), "Runtime.runIfWaitingForDebugger", json!({}))?;
        Ok(())
    }

    fn kind(&self, session: &str) -> String {
        self.sessions
            .iter()
            .find(|known| known.id == session)
            .map_or_else(|| "unknown".into(), |known| known.kind.clone())
    }

    fn complain(&mut self, session: &str, text: &str) {
        let kind = self.kind(session);
        self.complaints.push(format!("{kind}: {text}"));
    }
}

/// Workers and service workers report through the same connection; the browser's own windows are no part of any page.
pub(super) fn auto_attach() -> Value {
    let without = |kind: &str| json!({ "type": kind, "exclude": true });
    json!({
        "autoAttach": true,
        "waitForDebuggerOnStart": true,
        "flatten": true,
        "filter": [without("browser"), without("tab"), without("browser_ui"), {}]
    })
}

fn shown(argument: &Value) -> String {
    match (&argument["value"], argument["description"].as_str()) {
        (Value::String(text), _) => text.clone(),
        (_, Some(description)) => description.to_string(),
        (value, None) => value.to_string(),
    }
}
