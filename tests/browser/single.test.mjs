/** The one-file edition, opened from disk. */

import assert from "node:assert/strict";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { Calculator, fragment } from "./support/calculator.mjs";
import { WHOLE, untilWholeAnswered } from "./support/cases.mjs";
import { built } from "./support/places.mjs";
import { today } from "./support/stage.mjs";

const address = (/** @type {string} */ file) => pathToFileURL(built(file)).href + fragment(WHOLE);

/** The file of the other language: its answers, a page of a programme and the way back, all in English. */
test("it answers in English too", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const page = await Calculator.openAt(stage, address("bangfu.en.html"));
  await untilWholeAnswered(tab, "Likely");
  await stage.shot("single-en");
  await page.result("monitoring").followValue();
  await tab.until(() => document.querySelector("main:not([hidden]) h1")?.textContent?.includes("onitoring"));
  await stage.shot("single-en-source");
  assert.equal(await tab.text("main:not([hidden]) button"), "← Back to the calculator");
  await tab.press("main:not([hidden]) button");
  await page.door("everything").open();
  const isChinese = await tab.run(() => /** @type {HTMLElement[]} */ (
    [...document.querySelectorAll("main:not([hidden]), header")]).some(part => /[一-鿿]/.test(part.innerText)));
  assert(!isChinese);
  assert.deepEqual(stage.server.takeServed(), []);
}, { isFromDisk: true }));

test("it answers from disk", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const page = await Calculator.openAt(stage, address("bangfu.html"));
  await untilWholeAnswered(tab);
  await stage.shot("single");
  // A source is one tap away, and the way back leads to what was typed.
  await page.result("monitoring").followValue();
  await tab.until(() => document.querySelector("main:not([hidden]) h1")?.textContent?.includes("监测"));
  await stage.shot("single-source");
  await tab.press("main:not([hidden]) button");
  assert.equal(await page.question("net_income").value(), "28499.99");
  await page.door("everything").open();
  assert.deepEqual(stage.server.takeServed(), []);
}, { isFromDisk: true }));
