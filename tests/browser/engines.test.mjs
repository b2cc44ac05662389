/** Firefox and WebKit: the doors, a village's list, no network, and the one file from disk. */

import assert from "node:assert/strict";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { fragment } from "./support/calculator.mjs";
import { WHOLE, untilWholeAnswered } from "./support/cases.mjs";
import { inFirefox, inWebkit } from "./support/engines.mjs";
import { Ledger } from "./support/ledger.mjs";
import { built } from "./support/places.mjs";

/** @typedef {import("./support/engines.mjs").Engine} Engine */

/** @param {Engine} engine */
async function siteAnswers({ tab, server }) {
  const address = server.url(`index.html${fragment(WHOLE)}`);
  await tab.open(address);
  await untilWholeAnswered(tab);
  await tab.run(() => /** @type {HTMLElement} */ (document.querySelector("[name=door][value=everything]")).click());
  await tab.until(() => document.querySelector(".checkup") !== null);

  const ledger = new Ledger(tab);
  await ledger.openAt(server.url("ledger.html"));
  await ledger.work();

  await tab.until(() => navigator.serviceWorker.ready.then(({ active }) => active?.state === "activated"));
  server.isDown = true;
  server.takeServed();
  await tab.open("about:blank");
  await tab.open(address);
  await untilWholeAnswered(tab);
  assert.deepEqual(server.takeServed(), []);
}

/** @param {Engine} engine */
async function fileAnswers({ tab }) {
  await tab.open(pathToFileURL(built("bangfu.html")).href + fragment(WHOLE));
  await untilWholeAnswered(tab);
}

test("Firefox answers", inFirefox(siteAnswers));
test("WebKit answers", inWebkit(siteAnswers));
test("Firefox answers from disk", inFirefox(fileAnswers));
test("WebKit answers from disk", inWebkit(fileAnswers));
