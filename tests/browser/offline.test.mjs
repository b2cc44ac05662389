/** The site without network, and how one version of it gives way to the next. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { Calculator } from "./support/calculator.mjs";
import { WHOLE, untilWholeAnswered } from "./support/cases.mjs";
import { copyOfSite } from "./support/files.mjs";
import { today, until } from "./support/stage.mjs";
import { PATIENCE } from "./support/until.mjs";

test("a later visit needs no network", today(async stage => {
  await Calculator.open(stage);
  await stage.untilKept();
  // The second visit goes through the worker, which keeps the pages that are read.
  await stage.tab.reload();
  await Calculator.open(stage, "", { language: "en" });
  await stage.untilKept("en/");
  stage.server.isDown = true;
  stage.server.takeServed();
  for (const path of ["", "index.html", "index.html#from-a-link", "en/", "en/index.html"]) {
    const tab = await stage.openTab();
    await Calculator.openAt(stage, stage.url(path), tab);
    await tab.close();
  }
  // Every calculator answers, the last door included, and goes on answering as people type.
  const tab = await stage.openTab();
  const page = await Calculator.open(stage, WHOLE, { tab });
  await untilWholeAnswered(tab);
  await page.door("everything").open();
  await until(() => tab.count("#checkup li"));
  await page.question("net_income").set("60000");
  await page.result("monitoring").untilVerdict("likely", false);
  await tab.close();
  await stage.shot("offline");
  assert.deepEqual(stage.server.takeServed(), []);
}));

/** Puts a mark on the page and on the style of a copy of the site.  @param {string} folder  @param {string} mark */
function change(folder, mark) {
  appendFileSync(join(folder, "index.html"), `<i id=${mark}></i>`);
  appendFileSync(join(folder, "style.css"), `/*${mark}*/`);
}

/** Lists the files of a copy anew, as the build does: the hash of each, and a version that follows every byte.  @param {string} folder */
function list(folder) {
  const file = join(folder, "sw.js");
  const hash = (/** @type {string} */ path) => createHash("sha256").update(readFileSync(join(folder, path))).digest("base64");
  const worker = readFileSync(file, "utf8")
    .replaceAll(/"([^"]+)":\s*"sha256-[^"]+"/g, (_, path) => `"${path}":"sha256-${hash(path)}"`)
    .replace(/(VERSION\s*=\s*")[^"]*/, (_, start) => start + createHash("sha256").update(hash("index.html")).digest("hex").slice(0, 16));
  writeFileSync(file, worker);
}

const versions = copyOfSite("versions");

test("two versions never mix", today(async stage => {
  const { tab } = stage;
  /** Whether the page and the style have a mark.  @param {string} mark */
  const has = mark => tab.run(async mark => {
    const style = await (await fetch("style.css")).text();
    return [document.getElementById(mark) !== null, style.includes(mark)];
  }, mark);
  const update = () => tab.run(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => {});
    return registration?.waiting != null;
  });
  const page = await Calculator.open(stage);
  await stage.untilKept();
  await page.reload();

  // Half an upload: a new list, but one of its files is still another. Nothing of it is taken.
  change(versions, "second");
  list(versions);
  const style = join(versions, "style.css");
  const finished = readFileSync(style);
  writeFileSync(style, "/*half*/");
  await update();
  await tab.until(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration && !registration.installing && !registration.waiting;
  });
  await tab.reload();
  assert.deepEqual(await has("second"), [false, false]);

  // The whole upload: complete beside the old one, which goes on while its page is open.
  writeFileSync(style, finished);
  // A reload asks for updates too; whichever attempt is the first to see all of it succeeds.
  await until(update);
  assert.deepEqual(await has("second"), [false, false]);
  const other = await stage.openTab();
  await Calculator.open(stage, "", { tab: other });
  assert.equal(await other.count("#second"), 0);
  await tab.reload();
  assert.deepEqual(await has("second"), [false, false], "another page of the old version is open");

  // With one page left a reload changes over, completely.
  await other.close();
  // The browser takes a moment to forget a closed page.
  for (let attempt = 0; attempt < 5; attempt++) {
    await tab.reload();
    if (await until(() => tab.count("#second"), undefined, PATIENCE / 5).catch(() => 0)) break;
  }
  assert.deepEqual(await has("second"), [true, true]);
  // The refused half is the only thing that was complained of.
  const complaints = await stage.takeComplaints();
  assert.deepEqual(complaints.filter(text => !text.includes("integrity") && !text.includes("at install")), []);
}, { folder: versions }));

/**
 * A standard that the host serves beside the page: used for every visitor, marked, kept without a network, and gone when
 * the host takes it back.
 */
const hosted = copyOfSite("hosted");

test("the host serves values of its own", today(async stage => {
  const { tab } = stage;
  const line = {
    parameter: "monitoring.line", region: "530127", from: "2025-01-01", until: "2025-12-31", unit: "yuan/person/year",
    value: "9300", source: "嵩明县通知（示例）",
  };
  writeFileSync(join(hosted, "local-policy.json"), JSON.stringify({ entries: [line] }));
  const page = await Calculator.open(stage, {
    place: "530127", assessed_on: "2025-05-10", door: "household", rural: "yes", members: "3", net_income: "27000",
  });
  const isUsed = () => page.result("monitoring").isMarked("县里提供");
  await until(isUsed);
  await stage.untilKept();
  await tab.reload();
  await until(isUsed);
  stage.server.isDown = true;
  await tab.reload();
  await until(isUsed);
  stage.server.isDown = false;
  writeFileSync(join(hosted, "local-policy.json"), "{}");
  await page.reload();
  await until(async () => !await isUsed());
}, { folder: hosted }));
