//! WebKit, as the GTK port has it, driven by its own WebDriver in a display that nobody sees.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

use crate::driver::{Driver, PATIENCE};
use crate::failure::{Doing, Failure, Outcome};
use crate::tool;

const DRIVER: &str = "WebKitWebDriver";
const DISPLAY: &str = "Xvfb";
const MISSING: &str = "WebKitWebDriver and Xvfb are not on the PATH; install them (on Debian: apt-get install \
    webkit2gtk-driver xvfb).";

/// A WebKit with an empty profile and one page.
pub struct Webkit {
    session: String,
    // Ended in this order, when they are dropped.
    _driver: Program,
    _display: Program,
}

struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Installs it, where that is possible.
pub fn install() -> Outcome {
    if tool::find(&[DRIVER]).is_none() || tool::find(&[DISPLAY]).is_none() {
        tool::install_by_apt(&["webkit2gtk-driver", "xvfb"], MISSING)?;
    }
    tool::find(&[DRIVER]).map(drop).ok_or_else(|| Failure::new(MISSING))
}

impl Webkit {
    /// Starts a display, the driver and a browser.
    pub fn start() -> Outcome<Webkit> {
        let mut display = Command::new(DISPLAY)
            // It takes a free number and says which.
            .args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map(Program)
            .doing(|| format!("start {DISPLAY}"))?;
        let mut number = String::new();
        if let Some(said) = display.0.stdout.take() {
            BufReader::new(said).read_line(&mut number).doing(|| format!("hear {DISPLAY}"))?;
        }
        // The driver takes no port 0; a port that was free a moment ago is.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
        let port = free.doing(|| "find a free port".into())?.port();
        let driver = Command::new(DRIVER)
            .arg(format!("--port={port}"))
            .env("DISPLAY", format!(":{}", number.trim()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map(Program)
            .doing(|| format!("start {DRIVER}"))?;
        let sessions = format!("http://127.0.0.1:{port}/session");
        let began = Instant::now();
        let made = loop {
            match ask(&sessions, &json!({ "capabilities": {} })) {
                Ok(made) => break made,
                Err(failure) if began.elapsed() > PATIENCE => return Err(failure),
                Err(_) => std::thread::sleep(std::time::Duration::from_millis(100)),
            }
        };
        let session = format!("{sessions}/{}", made["sessionId"].as_str().unwrap_or_default());
        Ok(Webkit { session, _driver: driver, _display: display })
    }
}

impl Driver for Webkit {
    const NAME: &str = "WebKit";

    fn open(&mut self, address: &str) -> Outcome {
        ask(&format!("{}/url", self.session), &json!({ "url": address })).map(drop)
    }

    fn eval(&mut self, expression: &str) -> Outcome<Value> {
        let script = format!("return ({expression})");
        ask(&format!("{}/execute/sync", self.session), &json!({ "script": script, "args": [] }))
    }
}

impl Drop for Webkit {
    fn drop(&mut self) {
        // The browser ends with its session; the driver alone would leave it.
        let _ = ureq::delete(&self.session).call();
    }
}

/// Posts a command and gives the value of the answer.
fn ask(address: &str, body: &Value) -> Outcome<Value> {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE)).build().into();
    let said = agent.post(address).send_json(body).and_then(|mut answer| answer.body_mut().read_json::<Value>());
    let value = said.doing(|| "speak with WebKit".into())?["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(Failure::new(format!("WebKit refused: {error}: {}", value["message"]))),
        None => Ok(value),
    }
}
