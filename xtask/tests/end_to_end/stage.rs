//! What every test stands on: the site served, a browser with an empty profile, one tab.

use std::path::{Path, PathBuf};
use std::time::Duration;

use xtask::browser::{Browser, Options, Tab};
use xtask::chromium::Edition;
use xtask::failure::{Failure, Outcome};
use xtask::server::Server;
use xtask::trap::Trap;
use xtask::verb;

/// Long enough for a busy machine; a test that needs it all has failed.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Chromium 80 does not know this word of the narrower policy, says so, and keeps to the rest.
const UNKNOWN_IN_2020: &str = "invalid source: ''wasm-unsafe-eval''";

/// The site, a browser, a tab.
pub struct Stage {
    pub tab: Tab,
    pub browser: Browser,
    pub trap: Trap,
    pub server: Server,
}

/// Runs a test in today's Chromium before the finished site.
pub fn today(test: impl FnOnce(&Stage) -> Outcome) -> Outcome {
    on_stage(Edition::Today, &verb::built_site()?, test)
}

/// Runs a test in this edition before this folder; what the pages complained of and the test did not take fails it.
pub fn on_stage(edition: Edition, folder: &Path, test: impl FnOnce(&Stage) -> Outcome) -> Outcome {
    let server = Server::start(folder, 0)?;
    let trap = Trap::set()?;
    let browser = Browser::start(&Options { edition, trap: Some(&trap) })?;
    let tab = browser.tab()?;
    let stage = Stage { tab, browser, trap, server };
    let outcome = test(&stage);
    let mut complaints = stage.browser.take_complaints();
    complaints.retain(|text| edition != Edition::Of2020 || !text.contains(UNKNOWN_IN_2020));
    let complaints = complaints.join("\n  ");
    match outcome {
        outcome if complaints.is_empty() => outcome,
        Ok(()) => Err(Failure::new(format!("The pages complained:\n  {complaints}"))),
        Err(failure) => Err(Failure::new(format!("{failure}\nThe pages complained too:\n  {complaints}"))),
    }
}

impl Stage {
    /// Opens a page of the site and waits until the calculators are usable.
    pub fn open_ready(&self, path: &str) -> Outcome {
        self.tab.open_ready(&self.server.url(path))
    }

    /// Waits until the service worker has everything it needs to work offline.
    pub fn wait_until_kept(&self) -> Outcome {
        let state = "navigator.serviceWorker.ready.then(kept => kept.active.state === 'activated')";
        self.tab.wait_for(state, PATIENCE)
    }

    /// Leaves a picture for a person to look at, where BANGFU_SHOTS asks for it.
    pub fn shot(&self, name: &str) -> Outcome {
        match std::env::var_os("BANGFU_SHOTS") {
            Some(folder) => self.tab.screenshot(&PathBuf::from(folder).join(format!("{name}.png")), false),
            None => Ok(()),
        }
    }
}
