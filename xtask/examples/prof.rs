use serde_json::json;
use std::time::Duration;
use xtask::{
    browser::{Browser, Options},
    chromium::Edition,
    server::Server,
    verb,
};
fn main() {
    let server = Server::start(&verb::built_site().unwrap_or_else(|_| panic!()), 0).unwrap_or_else(|_| panic!());
    let browser = Browser::start(&Options { edition: Edition::Today, trap: None }).unwrap_or_else(|_| panic!());
    let tab = browser.tab().unwrap_or_else(|_| panic!());
    let ok = |r: xtask::failure::Outcome<serde_json::Value>| match r {
        Ok(v) => v,
        Err(e) => panic!("{e}"),
    };
    let url = server.url("index.html#place=620602&assessed_on=2024-06-01&p1.category=minimum_living&p1.v1.discharge=2024-05-10&p1.v1.hospital_level=level_two&p1.v1.total=80000&p1.v1.in_scope=70000&p1.v1.slip_basic=40000");
    tab.open_ready(&url).unwrap_or_else(|e| panic!("{e}"));
    tab.wait_for("document.documentElement.dataset.doors", Duration::from_secs(20)).unwrap_or_else(|e| panic!("{e}"));
    ok(tab.command("Profiler.enable", json!({})));
    ok(tab.command("Profiler.setSamplingInterval", json!({"interval": 100})));
    ok(tab.command("Profiler.start", json!({})));
    ok(tab.eval("const f=document.querySelector(\"[name='p1.in_scope']\"); for (let i=0;i<100;i++){ f.value=60000+i; f.dispatchEvent(new Event('input',{bubbles:true})); }"));
    let p = ok(tab.command("Profiler.stop", json!({})));
    std::fs::write("/tmp/prof.json", p.to_string()).unwrap();
}
