//! Firefox, driven by its own protocol, Marionette: a length, a colon and JSON over a local connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::{Driver, PATIENCE};
use crate::failure::{Doing, Failure, Outcome};
use crate::{folder, tool};

const NAMES: [&str; 2] = ["firefox-esr", "firefox"];
const MISSING: &str = "Firefox is not on the PATH; install it (on Debian: apt-get install firefox-esr).";

/// A Firefox without a window, with a profile of its own.
pub struct Firefox {
    program: Child,
    profile: PathBuf,
    connection: BufReader<TcpStream>,
    asked: u64,
}

/// Installs it, where that is possible.
pub fn install() -> Outcome {
    if tool::find(&NAMES).is_none() {
        tool::install_by_apt(&["firefox-esr"], MISSING)?;
    }
    tool::find(&NAMES).map(drop).ok_or_else(|| Failure::new(MISSING))
}

impl Firefox {
    /// Starts it and opens a session.
    pub fn start() -> Outcome<Firefox> {
        let path = tool::find(&NAMES).ok_or_else(|| Failure::new(MISSING))?;
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("bangfu-firefox-{}-{number}", std::process::id()));
        folder::empty(&profile)?;
        // Any free port; Firefox writes the one it took beside its settings.
        folder::write(&profile.join("user.js"), b"user_pref(\"marionette.port\", 0);\n")?;
        let program = Command::new(path)
            .args(["--headless", "--marionette", "--no-remote", "--profile"])
            .arg(&profile)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .doing(|| "start Firefox".into())?;
        let connection = connect(&profile)?;
        let mut firefox = Firefox { program, profile, connection, asked: 0 };
        firefox.receive()?;
        firefox.ask("WebDriver:NewSession", &json!({}))?;
        Ok(firefox)
    }

    fn ask(&mut self, command: &str, parameters: &Value) -> Outcome<Value> {
        self.asked += 1;
        let message = json!([0, self.asked, command, parameters]).to_string();
        write!(self.connection.get_mut(), "{}:{message}", message.len()).doing(|| "speak with Firefox".into())?;
        let answer = self.receive()?;
        match &answer[2] {
            Value::Null => Ok(answer[3].clone()),
            error => Err(Failure::new(format!("Firefox refused {command}: {}", error["message"]))),
        }
    }

    fn receive(&mut self) -> Outcome<Value> {
        let mut length = Vec::new();
        self.connection.read_until(b':', &mut length).doing(|| "hear Firefox".into())?;
        let length = String::from_utf8_lossy(&length).trim_end_matches(':').parse().unwrap_or(0);
        let mut message = vec![0; length];
        self.connection.read_exact(&mut message).doing(|| "hear Firefox".into())?;
        serde_json::from_slice(&message).doing(|| "understand Firefox".into())
    }
}

impl Driver for Firefox {
    const NAME: &str = "Firefox";

    fn open(&mut self, address: &str) -> Outcome {
        self.ask("WebDriver:Navigate", &json!({ "url": address })).map(drop)
    }

    fn eval(&mut self, expression: &str) -> Outcome<Value> {
        let script = format!("return ({expression})");
        let answer = self.ask("WebDriver:ExecuteScript", &json!({ "script": script, "args": [] }))?;
        Ok(answer["value"].clone())
    }
}

fn connect(profile: &std::path::Path) -> Outcome<BufReader<TcpStream>> {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        let port = std::fs::read_to_string(profile.join("MarionetteActivePort"));
        if let Some(port) = port.ok().and_then(|port| port.trim().parse::<u16>().ok())
            && let Ok(stream) = TcpStream::connect(("127.0.0.1", port))
        {
            stream.set_read_timeout(Some(PATIENCE)).doing(|| "speak with Firefox".into())?;
            return Ok(BufReader::new(stream));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err(Failure::new("Firefox did not say where it listens."))
}

impl Drop for Firefox {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.program.kill();
        let _ = self.program.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}
