//! One tab: what a person does with a page, and what they see.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::client::Client;
use crate::failure::{Failure, Outcome};
use crate::folder;

/// A tab of a browser.
pub struct Tab {
    client: Rc<RefCell<Client>>,
    session: String,
    target: String,
}

impl Tab {
    pub(super) fn new(client: Rc<RefCell<Client>>, session: String, target: String) -> Outcome<Tab> {
        let tab = Tab { client, session, target };
        tab.set_viewport(1280, 900, false)?;
        Ok(tab)
    }

    /// Sends any command of the DevTools protocol to this tab.
    pub fn command(&self, method: &str, params: Value) -> Outcome<Value> {
        self.client.borrow_mut().call(Some(&self.session), method, params)
    }

    /// Goes to an address and waits for its load event.
    pub fn open(&self, url: &str) -> Outcome {
        let loads = self.client.borrow().loads(&self.session);
        let answer = self.command("Page.navigate", json!({ "url": url }))?;
        if let Some(text) = answer["errorText"].as_str() {
            return Err(Failure::new(format!("{url} does not open: {text}.")));
        }
        // A change of the fragment alone loads nothing.
        if answer["loaderId"].is_string() {
            self.client.borrow_mut().wait_for_load(&self.session, loads + 1)?;
        }
        Ok(())
    }

    /// Opens an address and waits until the calculators are usable.
    pub fn open_ready(&self, url: &str) -> Outcome {
        self.open(url)?;
        self.wait_for("document.documentElement.dataset.ready === 'yes'", Duration::from_secs(30))
    }

    /// Loads the page again.
    pub fn reload(&self) -> Outcome {
        let loads = self.client.borrow().loads(&self.session);
        self.command("Page.reload", json!({}))?;
        self.client.borrow_mut().wait_for_load(&self.session, loads + 1)
    }

    /// The value of an expression; a promise is awaited.
    pub fn eval(&self, expression: &str) -> Outcome<Value> {
        self.eval_within(Duration::from_secs(60), expression)
    }

    fn eval_within(&self, patience: Duration, expression: &str) -> Outcome<Value> {
        let params =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true });
        let answer = self.client.borrow_mut().call_within(patience, Some(&self.session), "Runtime.evaluate", params)?;
        let details = &answer["exceptionDetails"];
        if details.is_object() {
            let text = details["exception"]["description"].as_str().or(details["text"].as_str()).unwrap_or("?");
            return Err(Failure::new(format!("`{expression}` failed in the page: {text}")));
        }
        Ok(answer["result"]["value"].clone())
    }

    /// Waits until an expression, or what it promises, is true.
    pub fn wait_for(&self, condition: &str, patience: Duration) -> Outcome {
        let deadline = Instant::now() + patience;
        let mut last = String::new();
        loop {
            // While a page gives way to another, an expression may fail; only the last failure counts.
            let question = format!("(async () => Boolean(await ({condition})))()");
            match self.eval_within(Duration::from_secs(2), &question) {
                Ok(Value::Bool(true)) => return Ok(()),
                Ok(_) => last.clear(),
                Err(failure) => last = format!(" ({failure})"),
            }
            if Instant::now() > deadline {
                return Err(Failure::new(format!("Not so after {patience:?}: {condition}{last}.")));
            }
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    /// The text of an element as it is shown.
    pub fn text(&self, selector: &str) -> Outcome<String> {
        let value = self.with(selector, "return element.innerText")?;
        Ok(value.as_str().unwrap_or_default().to_string())
    }

    /// Replaces what stands in a text field, as an input method does.
    pub fn type_into(&self, selector: &str, text: &str) -> Outcome {
        self.with(
            selector,
            "element.scrollIntoView({ block: 'center' }); element.focus(); element.select(); \
             if (document.activeElement !== element) throw new Error('it takes no focus')",
        )?;
        if text.is_empty() {
            return self.press("Delete");
        }
        self.command("Input.insertText", json!({ "text": text })).map(drop)
    }

    /// Chooses the option of this value in a `<select>`.
    pub fn choose(&self, selector: &str, value: &str) -> Outcome {
        let body = format!(
            "element.focus(); element.value = {value}; \
             if (element.value !== {value}) throw new Error('no such option: ' + {value}); \
             element.dispatchEvent(new Event('input', {{ bubbles: true }})); \
             element.dispatchEvent(new Event('change', {{ bubbles: true }}))",
            value = json!(value)
        );
        self.with(selector, &body).map(drop)
    }

    /// Clicks the middle of an element with the mouse; an element that is covered or out of sight is an error.
    pub fn click(&self, selector: &str) -> Outcome {
        let place = self.with(
            selector,
            "element.scrollIntoView({ block: 'center' }); \
             const box = element.getClientRects()[0]; \
             if (!box) throw new Error('it is not shown'); \
             const x = box.left + box.width / 2, y = box.top + box.height / 2; \
             const top = document.elementFromPoint(x, y); \
             const label = top && top.closest('label'); \
             if (!top || !(element.contains(top) || top.contains(element) || (label && label.control === element))) \
               throw new Error('it is covered by ' + (top ? top.outerHTML.slice(0, 80) : 'nothing')); \
             return { x, y }",
        )?;
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            self.command(
                "Input.dispatchMouseEvent",
                json!({ "type": kind, "x": place["x"], "y": place["y"], "button": button, "clickCount": 1 }),
            )?;
        }
        Ok(())
    }

    /// Presses and releases a key: `Enter`, `Tab`, `Escape`, `Delete`, `ArrowDown`, `ArrowUp` or a space.
    pub fn press(&self, key: &str) -> Outcome {
        let (code, text) = match key {
            "Enter" => (13, "\r"),
            "Tab" => (9, ""),
            "Escape" => (27, ""),
            "Delete" => (46, ""),
            "ArrowDown" => (40, ""),
            "ArrowUp" => (38, ""),
            " " => (32, " "),
            other => return Err(Failure::new(format!("No key is called {other}."))),
        };
        let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        let name = if key == " " { "Space" } else { key };
        for kind in [down, "keyUp"] {
            let mut event = json!({ "type": kind, "key": key, "code": name, "windowsVirtualKeyCode": code });
            if kind == "keyDown" {
                event["text"] = text.into();
            }
            self.command("Input.dispatchKeyEvent", event)?;
        }
        Ok(())
    }

    /// The size of the window in CSS pixels; a mobile one has touch and scales as phones do.
    pub fn set_viewport(&self, width: u32, height: u32, mobile: bool) -> Outcome {
        let scale = if mobile { 2 } else { 1 };
        self.command(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": mobile }),
        )
        .map(drop)
    }

    /// Saves a picture of the window, or of the whole page.
    pub fn screenshot(&self, file: &Path, whole: bool) -> Outcome {
        let mut params = json!({ "format": "png" });
        if whole {
            let metrics = self.command("Page.getLayoutMetrics", json!({}))?;
            let size = if metrics["cssContentSize"].is_object() {
                &metrics["cssContentSize"]
            } else {
                &metrics["contentSize"]
            };
            params["captureBeyondViewport"] = true.into();
            params["clip"] = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        }
        let answer = self.command("Page.captureScreenshot", params)?;
        save(file, &answer)
    }

    /// Saves the page as it prints, on A4.
    pub fn print_pdf(&self, file: &Path) -> Outcome {
        let answer = self.command(
            "Page.printToPDF",
            json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true, "preferCSSPageSize": true }),
        )?;
        save(file, &answer)
    }

    /// Closes the tab.
    pub fn close(self) -> Outcome {
        self.client.borrow_mut().call(None, "Target.closeTarget", json!({ "targetId": self.target })).map(drop)
    }

    /// Runs a function body on the first element that matches.
    fn with(&self, selector: &str, body: &str) -> Outcome<Value> {
        let selector = json!(selector);
        self.eval(&format!(
            "(() => {{ const element = document.querySelector({selector}); \
             if (!element) throw new Error('nothing matches ' + {selector}); {body} }})()"
        ))
    }
}

fn save(file: &Path, answer: &Value) -> Outcome {
    let bytes = STANDARD
        .decode(answer["data"].as_str().unwrap_or_default())
        .map_err(|error| Failure::new(format!("The browser's picture is not base64: {error}.")))?;
    folder::write(file, &bytes)
}
