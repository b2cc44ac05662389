//! What every test stands on: the site served, a browser with an empty profile, one tab.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use xtask::browser::{Browser, Options, Tab};
use xtask::chromium::Edition;
use xtask::failure::{Failure, Outcome};
use xtask::server::Server;
use xtask::trap::Trap;
use xtask::verb;

/// Long enough for a busy machine; a test that needs it all has failed.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The site, a browser, a tab.
pub struct Stage {
    pub tab: Tab,
    pub browser: Browser,
    pub trap: Trap,
    pub server: Server,
}

impl Stage {
    /// Today's Chromium before the finished site.
    pub fn today() -> Outcome<Stage> {
        Stage::new(Edition::Today, &verb::built_site()?)
    }

    /// This edition before this folder.
    pub fn new(edition: Edition, folder: &Path) -> Outcome<Stage> {
        let server = Server::start(folder, 0)?;
        let trap = Trap::set()?;
        let browser = Browser::start(&Options { edition, trap: Some(&trap) })?;
        let tab = browser.tab()?;
        Ok(Stage { tab, browser, trap, server })
    }

    /// Opens a page of the site and waits until the calculators are usable.
    pub fn open_ready(&self, path: &str) -> Outcome {
        self.tab.open_ready(&self.server.url(path))
    }

    /// Waits until the service worker has everything it needs to work offline.
    pub fn wait_until_kept(&self) -> Outcome {
        let states = "navigator.serviceWorker.getRegistration().then(one => one && one.active && one.active.state)";
        let deadline = Instant::now() + PATIENCE;
        while self.tab.eval(states)? != "activated" {
            if Instant::now() > deadline {
                return Err(Failure::new("The service worker did not install."));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Leaves a picture for a person to look at, where BANGFU_SHOTS asks for it.
    pub fn shot(&self, name: &str) -> Outcome {
        match std::env::var_os("BANGFU_SHOTS") {
            Some(folder) => self.tab.screenshot(&PathBuf::from(folder).join(format!("{name}.png")), false),
            None => Ok(()),
        }
    }
}
