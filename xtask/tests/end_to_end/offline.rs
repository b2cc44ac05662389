//! The site without network, and how one version of it gives way to the next.

use std::path::PathBuf;

use xtask::chromium::Edition;
use xtask::failure::{Doing, Outcome};
use xtask::{folder, offline, verb, workspace};

use crate::single;
use crate::stage::{self, PATIENCE, on_stage};

#[test]
fn a_later_visit_needs_no_network() -> Outcome {
    stage::today(|stage| {
        stage.open_ready("index.html")?;
        stage.wait_until_kept()?;
        // The second visit goes through the worker, which keeps the pages that are read.
        stage.tab.reload()?;
        stage.open_ready("en/index.html")?;
        stage.server.set_down(true);
        stage.server.take_served();
        for path in ["", "index.html", "index.html#from-a-link", "en/", "en/index.html"] {
            let tab = stage.browser.tab()?;
            tab.open_ready(&stage.server.url(path))?;
            tab.close()?;
        }
        // Every calculator answers, the last door included, and goes on answering as people type.
        let tab = stage.browser.tab()?;
        tab.open_ready(&stage.server.url(&format!("index.html{}", single::CASE)))?;
        tab.wait_for(single::ANSWERED, PATIENCE)?;
        tab.eval("document.querySelector('[name=door][value=everything]').click()")?;
        tab.wait_for(
            "document.documentElement.dataset.ready === 'yes' && document.querySelector('#checkup li')",
            PATIENCE,
        )?;
        tab.eval(
            "(() => { const field = document.querySelector('[name=net_income]'); field.value = '60000'; \
             field.dispatchEvent(new Event('input', { bubbles: true })) })()",
        )?;
        tab.wait_for("document.querySelector('#result-monitoring-0:not([data-verdict=likely])')", PATIENCE)?;
        tab.close()?;
        stage.shot("offline")?;
        assert_eq!(stage.server.take_served(), Vec::<String>::new());
        Ok(())
    })
}

/// A copy of the finished site that a test may change.
pub struct Copy(pub PathBuf);

impl Copy {
    pub fn new(name: &str) -> Outcome<Copy> {
        let folder = std::env::temp_dir().join(format!("bangfu-{name}-{}", std::process::id()));
        folder::empty(&folder)?;
        folder::copy(&verb::built_site()?, &folder)?;
        Ok(Copy(folder))
    }

    /// Puts a mark on the page and on the style.
    fn change(&self, mark: &str) -> Outcome {
        for (path, text) in [("index.html", format!("<i id={mark}></i>")), ("style.css", format!("/*{mark}*/"))] {
            let file = self.0.join(path);
            let old = std::fs::read_to_string(&file).doing(|| format!("read {path}"))?;
            folder::write(&file, format!("{old}{text}").as_bytes())?;
        }
        Ok(())
    }

    /// Lists the files anew, as the build does.
    fn list(&self) -> Outcome {
        let worker = std::fs::read(workspace::root().join("www/sw.js")).doing(|| "read www/sw.js".into())?;
        folder::write(&self.0.join("sw.js"), &worker)?;
        offline::write_list(&self.0)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn two_versions_never_mix() -> Outcome {
    let copy = Copy::new("versions")?;
    on_stage(Edition::Today, &copy.0, |stage| {
        let has = |mark: &str| {
            stage.tab.eval(&format!(
            "fetch('style.css').then(a => a.text()).then(style => [!!document.getElementById('{mark}'), style.includes('{mark}')])"
        ))
        };
        let registration = "navigator.serviceWorker.getRegistration()";
        let update = format!("{registration}.then(one => one.update()).then(() => 'taken', () => 'refused')");
        stage.open_ready("index.html")?;
        stage.wait_until_kept()?;
        stage.tab.reload()?;

        // Half an upload: a new list, but one of its files is still another. Nothing of it is taken.
        copy.change("second")?;
        copy.list()?;
        let style = copy.0.join("style.css");
        let finished = std::fs::read(&style).doing(|| "read style.css".into())?;
        folder::write(&style, b"/*half*/")?;
        stage.tab.eval(&update)?;
        stage.tab.wait_for(&format!("{registration}.then(one => !one.installing && !one.waiting)"), PATIENCE)?;
        stage.tab.reload()?;
        assert_eq!(has("second")?, serde_json::json!([false, false]));

        // The whole upload: complete beside the old one, which goes on while its page is open.
        folder::write(&style, &finished)?;
        // A reload asks for updates too; whichever attempt is the first to see all of it succeeds.
        stage.tab.wait_for(&format!("{update}.then(() => {registration}).then(one => one.waiting)"), PATIENCE)?;
        assert_eq!(has("second")?, serde_json::json!([false, false]));
        let other = stage.browser.tab()?;
        other.open_ready(&stage.server.url("index.html"))?;
        assert_eq!(other.eval("!!document.getElementById('second')")?, false);
        stage.tab.reload()?;
        assert_eq!(has("second")?, serde_json::json!([false, false]), "another page of the old version is open");

        // With one page left a reload changes over, completely.
        other.close()?;
        // The browser takes a moment to forget a closed page.
        for _ in 0..5 {
            stage.tab.reload()?;
            if stage.tab.wait_for("document.getElementById('second')", PATIENCE / 5).is_ok() {
                break;
            }
        }
        assert_eq!(has("second")?, serde_json::json!([true, true]));
        // The refused half is the only thing that was complained of.
        let complaints = stage.browser.take_complaints();
        let unexpected = complaints.iter().find(|text| !(text.contains("integrity") || text.contains("at install")));
        assert_eq!(unexpected, None);
        Ok(())
    })
}

/// A standard that the host serves beside the page: used for every visitor, marked, kept without a network, and gone when the
/// host takes it back.
#[test]
fn the_host_serves_values_of_its_own() -> Outcome {
    let copy = Copy::new("host")?;
    let line = r#"{"entries":[{"parameter":"monitoring.line","region":"530127","from":"2025-01-01","until":"2025-12-31","unit":"yuan/person/year","value":"9300","source":"嵩明县通知（示例）"}]}"#;
    folder::write(&copy.0.join("local-policy.json"), line.as_bytes())?;
    on_stage(Edition::Today, &copy.0, |stage| {
        let used = "[...document.querySelectorAll('#result-monitoring-0 .marks')].some(marks => marks.textContent.includes('本机填写'))";
        let case = "index.html#place=530127&assessed_on=2025-05-10&door=household&rural=yes&members=3&net_income=27000";
        stage.open_ready(case)?;
        stage.tab.wait_for(used, PATIENCE)?;
        stage.wait_until_kept()?;
        stage.tab.reload()?;
        stage.tab.wait_for(used, PATIENCE)?;
        stage.server.set_down(true);
        stage.tab.reload()?;
        stage.tab.wait_for(used, PATIENCE)?;
        stage.server.set_down(false);
        folder::write(&copy.0.join("local-policy.json"), b"{}")?;
        stage.tab.reload()?;
        stage.tab.wait_for(&format!("!({used}) && document.documentElement.dataset.ready === 'yes'"), PATIENCE)
    })
}
