use std::time::Duration;
use xtask::{
    browser::{Browser, Options},
    chromium::Edition,
    server::Server,
    verb,
};
fn main() {
    if let Err(e) = go() {
        panic!("{e}")
    }
}
fn go() -> xtask::failure::Outcome {
    let server = Server::start(&verb::built_site()?, 0)?;
    let browser = Browser::start(&Options { edition: Edition::Today, trap: None })?;
    let tab = browser.tab()?;
    tab.set_viewport(360, 740, true)?;
    tab.open_ready(&server.url("index.html#place=530127&assessed_on=2024-12-30&p1.category=ordinary&p1.hospital_level=level_three&p1.in_scope=20000"))?;
    tab.wait_for("document.documentElement.dataset.doors", Duration::from_secs(20))?;
    tab.click("#add-visit")?;
    tab.choose("[name='p1.v2.hospital_level']", "level_two")?;
    tab.type_into("[name='p1.v2.in_scope']", "10000")?;
    println!("{}", tab.eval("[document.activeElement.outerHTML.slice(0,80), document.querySelectorAll(\"[name='p1.v2.in_scope']\").length, document.querySelector(\"[name='p1.v2.in_scope']\").value, document.getElementById('complaints').innerText, location.hash]")?);
    println!("{}", tab.text("#result-medical-0")?.chars().take(200).collect::<String>());
    Ok(())
}
