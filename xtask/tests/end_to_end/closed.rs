//! Nothing leaves: no page and no worker sends anything to another host, and none could.

use serde_json::json;
use xtask::failure::Outcome;
use xtask::folder;
use xtask::verb;

use crate::stage::{self, PATIENCE};
use crate::{ledger, single};

/// A host that exists nowhere. Plain http, so that the trap could read the whole request.
const ELSEWHERE: &str = "http://elsewhere.invalid/";

/// Every way in which a script may try to send something, `URL` standing for the address.
const ATTEMPTS: [(&str, &str); 12] = [
    ("fetch", "fetch(URL).catch(() => {})"),
    ("opaque-fetch", "fetch(URL, { mode: 'no-cors' }).catch(() => {})"),
    (
        "request",
        "{ const r = new XMLHttpRequest(); r.open('GET', URL); r.onerror = () => {}; try { r.send() } catch (e) {} }",
    ),
    ("image", "new Image().src = URL"),
    ("beacon", "navigator.sendBeacon(URL, 'x')"),
    ("events", "new EventSource(URL)"),
    ("socket", "try { new WebSocket(URL.replace('http', 'ws')) } catch (e) {}"),
    ("script", "document.head.append(Object.assign(document.createElement('script'), { src: URL }))"),
    ("module", "import(URL).catch(() => {})"),
    ("style", "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: URL }))"),
    ("frame", "document.body.append(Object.assign(document.createElement('iframe'), { src: URL }))"),
    (
        "form",
        "{ const f = Object.assign(document.createElement('form'), { action: URL, method: 'post', target: 'other' }); \
               document.body.append(f); f.submit() }",
    ),
];

#[test]
fn a_whole_session_asks_only_its_own_host() -> Outcome {
    stage::today(|stage| {
        stage.open_ready("index.html")?;
        stage.wait_until_kept()?;
        stage.tab.reload()?;
        for path in folder::files(&verb::built_site()?)?.iter().filter(|path| path.ends_with(".html")) {
            stage.tab.open(&stage.server.url(path))?;
            stage.tab.wait_for("document.documentElement.dataset.ready !== 'no'", PATIENCE)?;
        }
        // The work itself: all doors, and a list of households in a worker.
        stage.open_ready(&format!("index.html{}", single::CASE))?;
        stage.tab.wait_for(single::ANSWERED, PATIENCE)?;
        stage.tab.eval("document.querySelector('[name=door][value=everything]').click()")?;
        stage.tab.wait_for("document.documentElement.dataset.ready === 'yes'", PATIENCE)?;
        ledger::work_through_a_list(stage)?;
        let origin = stage.server.url("");
        let requests = stage.browser.requests();
        let foreign: Vec<_> = requests
            .iter()
            .filter(|request| !["blob:", "data:", "about:", &origin].iter().any(|start| request.url.starts_with(start)))
            .collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        // The record is worth something only if it holds what pages and service workers are known to ask for.
        for (target, path) in
            [("page", "household_bg.wasm"), ("service_worker", "household_bg.wasm"), ("service_worker", "style.css")]
        {
            let is_recorded =
                requests.iter().any(|request| request.target == target && request.url == stage.server.url(path));
            assert!(is_recorded, "the record lacks {path} of a {target}");
        }
        Ok(())
    })
}

#[test]
fn the_content_policy_stops_every_attempt_to_send() -> Outcome {
    stage::today(|stage| {
        stage.open_ready("index.html")?;
        stage.wait_until_kept()?;
        stage.tab.reload()?;
        stage.tab.wait_for("document.documentElement.dataset.ready === 'yes'", PATIENCE)?;
        stage.tab.eval(
            "window.stopped = []; addEventListener('securitypolicyviolation', e => stopped.push(e.blockedURI)); 0",
        )?;
        for (name, script) in ATTEMPTS {
            let url = json!(format!("{ELSEWHERE}{name}")).to_string();
            stage.tab.eval(&format!("{}; 0", script.replace("URL", &url)))?;
            let is_stopped = "stopped.some(uri => uri.includes('elsewhere.invalid')) && stopped.splice(0)";
            stage.tab.wait_for(is_stopped, PATIENCE).map_err(|failure| {
                xtask::failure::Failure::new(format!("No violation was reported for {name}. {failure}"))
            })?;
        }

        // A worker from a blob inherits the policy: its own host answers, another does not.
        let worker = format!(
            "fetch({own}).then(a => a.ok, () => false)
           .then(own => fetch({other}, {{ mode: 'no-cors' }}).then(() => [own, true], () => [own, false]))
           .then(answer => postMessage(answer))",
            own = json!(stage.server.url("style.css")),
            other = json!(format!("{ELSEWHERE}worker")),
        );
        let answer = stage.tab.eval(&format!(
            "new Promise(done => {{
           const url = URL.createObjectURL(new Blob([{}], {{ type: 'text/javascript' }}));
           new Worker(url).onmessage = event => done(event.data);
         }})",
            json!(worker)
        ))?;
        assert_eq!(answer, json!([true, false]), "(own host answered, other host answered)");
        let requests = stage.browser.requests();
        let style = stage.server.url("style.css");
        assert!(
            requests.iter().any(|request| request.target == "worker" && request.url == style),
            "workers are not recorded"
        );

        let leaked =
            || stage.trap.caught().into_iter().filter(|line| line.contains("elsewhere.invalid")).collect::<Vec<_>>();
        assert_eq!(leaked(), Vec::<String>::new());

        // The trap works: from a document without a policy the same request does arrive there.
        let free = stage.browser.tab()?;
        free.eval(&format!(
            "fetch({}, {{ mode: 'no-cors' }}).then(() => 0, () => 0)",
            json!(format!("{ELSEWHERE}control"))
        ))?;
        assert_eq!(leaked(), vec![format!("GET {ELSEWHERE}control HTTP/1.1")]);
        stage.browser.take_complaints();
        Ok(())
    })
}

#[test]
fn nothing_is_evaluated_once_the_module_stands() -> Outcome {
    stage::today(|stage| {
        stage.open_ready("index.html")?;
        // Commands of the protocol are exempt from the policy while they run; what they put off is not.
        let answer = stage.tab.eval(
        "new Promise(done => setTimeout(() => { try { new Function('return 1')(); done('evaluated') } catch (e) { done(e.name) } }))",
    )?;
        assert_eq!(answer, "EvalError");
        stage.browser.take_complaints();
        Ok(())
    })
}
