//! Starting and ending a browser.

use std::cell::RefCell;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use super::client::{Client, Request, auto_attach};
use super::tab::Tab;
use crate::chromium::{self, Edition};
use crate::failure::{Doing, Failure, Outcome};
use crate::folder;
use crate::trap::Trap;

/// How a browser is started.
pub struct Options<'t> {
    /// Which Chromium.
    pub edition: Edition,
    /// Where every request to another host ends.
    pub trap: Option<&'t Trap>,
}

/// A running browser with an empty profile; ends when dropped.
pub struct Browser {
    child: Child,
    profile: PathBuf,
    client: Rc<RefCell<Client>>,
}

impl Browser {
    /// Starts a browser and attaches to everything in it.
    pub fn start(options: &Options) -> Outcome<Browser> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("bangfu-browser-{}-{count}", std::process::id()));
        folder::empty(&profile)?;
        let program = chromium::executable(options.edition)?;
        let messages = profile.join("messages.txt");
        let stderr = std::fs::File::create(&messages).doing(|| format!("create {}", messages.display()))?;
        let mut command = Command::new(&program);
        command
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--hide-scrollbars", "--disable-dev-shm-usage", "--remote-debugging-port=0"])
            .arg(format!("--user-data-dir={}", profile.display()));
        if options.edition == Edition::Of2020 {
            command.args(["--single-process", "--no-zygote"]);
            if let Some(libraries) = chromium::libraries(&program) {
                command.env("LD_LIBRARY_PATH", libraries);
            }
        }
        if let Some(trap) = options.trap {
            command.arg(format!("--proxy-server=http://127.0.0.1:{}", trap.port()));
        }
        let mut child = command
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(stderr)
            .spawn()
            .doing(|| format!("start {}", program.display()))?;
        let connected = wait_for_port(&mut child, &profile).and_then(|(port, path)| Client::connect(port, &path));
        let client = match connected {
            Ok(client) => client,
            Err(failure) => {
                let said = std::fs::read_to_string(&messages).unwrap_or_default();
                end(&mut child, &profile);
                let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("nothing");
                return Err(Failure::new(format!("{failure} The browser's last words: {last}")));
            }
        };
        let browser = Browser { child, profile, client: Rc::new(RefCell::new(client)) };
        // Service workers hang off the browser itself, in editions that can attach there.
        browser.client.borrow_mut().call(None, "Target.setAutoAttach", auto_attach()).ok();
        Ok(browser)
    }

    /// Opens an empty tab.
    pub fn tab(&self) -> Outcome<Tab> {
        let mut client = self.client.borrow_mut();
        let made = client.call(None, "Target.createTarget", json!({ "url": "about:blank" }))?;
        let target = made["targetId"].as_str().unwrap_or_default().to_string();
        let attached =
            |client: &Client| client.sessions.iter().find(|known| known.target == target).map(|known| known.id.clone());
        if attached(&client).is_none() {
            client.call(None, "Target.attachToTarget", json!({ "targetId": target, "flatten": true }))?;
        }
        let session = attached(&client).ok_or_else(|| Failure::new("The browser opened no tab."))?;
        drop(client);
        Tab::new(Rc::clone(&self.client), session, target)
    }

    /// Every request of every target so far.
    pub fn requests(&self) -> Vec<Request> {
        let mut client = self.client.borrow_mut();
        // A round trip brings in what has been reported meanwhile.
        client.call(None, "Browser.getVersion", json!({})).ok();
        client.requests.clone()
    }

    /// What went wrong in any target since the last call: uncaught exceptions, errors on the console, failed loads.
    pub fn take_complaints(&self) -> Vec<String> {
        let mut client = self.client.borrow_mut();
        client.call(None, "Browser.getVersion", json!({})).ok();
        std::mem::take(&mut client.complaints)
    }

    /// Cuts or restores the network of every page and worker.
    pub fn set_offline(&self, offline: bool) -> Outcome {
        self.set_network(offline, 0, None)
    }

    /// A network with this latency, and at most so many bytes a second.
    pub fn set_network(&self, offline: bool, latency_ms: u32, bytes_per_second: Option<u32>) -> Outcome {
        let throughput = bytes_per_second.map_or(-1, i64::from);
        self.client.borrow_mut().stand(
            "Network.emulateNetworkConditions",
            json!({
                "offline": offline,
                "latency": latency_ms,
                "downloadThroughput": throughput,
                "uploadThroughput": throughput
            }),
        )
    }

    /// A processor so many times slower.
    pub fn set_cpu_slowdown(&self, times: u32) -> Outcome {
        self.client.borrow_mut().stand("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Asked politely it ends its children as well.
        self.client.borrow_mut().call(None, "Browser.close", json!({})).ok();
        end(&mut self.child, &self.profile);
    }
}

fn end(child: &mut Child, profile: &PathBuf) {
    let deadline = Instant::now() + Duration::from_secs(3);
    while Instant::now() < deadline && child.try_wait().is_ok_and(|status| status.is_none()) {
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().ok();
    child.wait().ok();
    std::fs::remove_dir_all(profile).ok();
}

/// The browser writes its port and address into the profile when it listens.
fn wait_for_port(child: &mut Child, profile: &std::path::Path) -> Outcome<(u16, String)> {
    let deadline = Instant::now() + Duration::from_secs(30);
    while Instant::now() < deadline {
        if let Ok(text) = std::fs::read_to_string(profile.join("DevToolsActivePort"))
            && let Some((port, path)) = text.split_once('\n')
            && let Ok(port) = port.parse()
        {
            return Ok((port, path.trim().to_string()));
        }
        if let Ok(Some(status)) = child.try_wait() {
            return Err(Failure::new(format!("The browser ended at once ({status}).")));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err(Failure::new("The browser did not start within 30 seconds."))
}
