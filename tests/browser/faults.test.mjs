/**
 * What goes wrong on people's devices: storage full or forbidden, a worker that is gone, a clock that is years off, two
 * tabs, the way back. The calculators go on.
 */

import assert from "node:assert/strict";
import test from "node:test";

import { Calculator } from "./support/calculator.mjs";
import { HOUSEHOLD } from "./support/cases.mjs";
import { LIST, Ledger } from "./support/ledger.mjs";
import { today, until } from "./support/stage.mjs";

/** Types an amount one fen higher, which is no longer below the line.  @param {Calculator} page */
async function oneFenMore(page) {
  await page.question("net_income").set("28500");
  await page.result("monitoring").untilVerdict("likely", false);
}

for (const [how, script] of Object.entries({
  forbidden: `for (const store of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, store, { get() { throw new DOMException("", "SecurityError") } });
  }`,
  full: "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
})) {
  test(`where storage is ${how} it calculates`, today(async stage => {
    await stage.tab.beforehand(script);
    const page = await Calculator.open(stage, HOUSEHOLD);
    await page.result("monitoring").untilVerdict("likely");
    // Large type holds for this page at least.
    await stage.tab.click("[data-comfort=elder]");
    assert(await stage.tab.run(() => document.documentElement.hasAttribute("data-elder")));
    await oneFenMore(page);
  }));
}

for (const year of [1970, 2099]) {
  test(`a clock of ${year} asks for the day`, today(async stage => {
    await stage.tab.beforehand(`{
      const Real = Date;
      window.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(${year}, 0, 1) }
        static now() { return new Real(${year}, 0, 1).getTime() }
      };
    }`);
    // Without a day in the link the clock's day is taken; whatever it is, the day can be set right.
    const { assessed_on, ...rest } = HOUSEHOLD;
    const page = await Calculator.open(stage, rest);
    await page.question("assessed_on").set(assessed_on);
    await page.result("monitoring").untilVerdict("likely");
  }));
}

test("without its service worker the page goes on", today(async stage => {
  const page = await Calculator.open(stage, HOUSEHOLD);
  await stage.untilKept();
  await stage.tab.reload();
  await page.result("monitoring").untilVerdict("likely");
  await stage.tab.run(async () => {
    await (await navigator.serviceWorker.ready).unregister();
    await Promise.all((await caches.keys()).map(name => caches.delete(name)));
  });
  await oneFenMore(page);
  // What the last door needs comes from the network then.
  await page.door("everything").open();
}));

/** Ended by the system, the ledger's worker tells nobody; the page says so and takes the file again. */
test("a ledger whose worker is gone says so", today(async stage => {
  await stage.tab.beforehand(
    "window.Worker = class extends Worker { constructor(...given) { super(...given); window.made = this } }",
  );
  const ledger = await Ledger.open(stage);
  await ledger.give("a.csv", LIST);
  await ledger.untilMapped();
  await stage.tab.run(() => Reflect.get(window, "made").terminate());
  await until(() => ledger.text("problem"), text => text.includes("中断"));
  await ledger.give("a.csv", LIST);
  await until(async () => await ledger.text("problem") === "");
  await ledger.untilMapped();
  await ledger.start();
  await ledger.untilDone();
}));

/** Browsers stop service workers whenever they like; the next request starts them again. */
test("a stopped service worker answers again", today(async stage => {
  const page = await Calculator.open(stage, HOUSEHOLD);
  const monitoring = page.result("monitoring");
  await stage.untilKept();
  await stage.tab.reload();
  await monitoring.untilVerdict("likely");
  const protocol = await stage.tab.page.createCDPSession();
  await protocol.send("ServiceWorker.enable");
  await protocol.send("ServiceWorker.stopAllWorkers");
  await oneFenMore(page);
  stage.server.isDown = true;
  await stage.tab.reload();
  await monitoring.untilVerdict("likely", false);
}));

test("two tabs and the way back keep what was typed", today(async stage => {
  const { tab } = stage;
  const page = await Calculator.open(stage, HOUSEHOLD);
  const income = page.question("net_income"), monitoring = page.result("monitoring");
  await monitoring.untilVerdict("likely");
  const other = await Calculator.open(stage, { ...HOUSEHOLD, net_income: "40000" }, { tab: await stage.openTab() });
  await other.result("monitoring").untilVerdict("likely", false);
  await other.tab.close();
  assert.equal(await income.value(), "28499.99");
  await oneFenMore(page);
  await monitoring.followValue();
  await until(() => tab.count("dialog[open]"));
  await tab.press("dialog a[href*='programme/']");
  await tab.until(() => location.pathname.includes("programme/"));
  await tab.run(() => history.back());
  await monitoring.untilVerdict("likely", false);
  assert.equal(await income.value(), "28500");
}));
