/**
 * The calculator within another page: what is settled is not asked, the frame is as tall as its content, and nothing but
 * its height comes out.
 */

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { Calculator, LANGUAGES, folderOf } from "./support/calculator.mjs";
import { emptyFolder } from "./support/files.mjs";
import { Server } from "./support/server.mjs";
import { today, until } from "./support/stage.mjs";

/** The document within the only frame of a page of the same site; the frame is ready, and as tall as its content. */
function fits() {
  const frame = document.querySelector("iframe"), within = frame?.contentDocument;
  if (!frame || within?.documentElement.dataset.ready !== "yes" || !within.documentElement.hasAttribute("data-framed")) return false;
  // Until its style is there, what is settled still shows.
  if (!/** @type {HTMLLinkElement | null} */ (within.querySelector('link[href$="framed.css"]'))?.sheet) return false;
  const { height } = frame.getBoundingClientRect();
  return Math.abs(height - Math.ceil(within.body.getBoundingClientRect().height)) < 2 && height > 500;
}

test("the demonstration asks only what is not settled", today(async stage => {
  const { tab } = stage;
  for (const language of LANGUAGES) {
    await tab.resize(language === "zh" ? 360 : 1280, 740);
    await tab.open(stage.url(`${folderOf(language)}embed.html`));
    await tab.until(fits);
    for (const [selector, isWanted] of /** @type {[string, boolean][]} */ ([
      ["#place", false], ["#door", false], [".top", false], ["h1", false], [".door--medical", true], [".bottom", true],
    ])) {
      const isShown = await tab.run(selector => {
        const element = document.querySelector("iframe")?.contentDocument?.querySelector(selector);
        if (!element) throw new Error(`nothing matches ${selector}`);
        return element.getClientRects().length > 0;
      }, selector);
      assert.equal(isShown, isWanted, `${language} ${selector}`);
    }
    // What unfolds within makes the frame taller, and what folds up makes it smaller again.
    const height = () => tab.run(() => document.querySelector("iframe")?.getBoundingClientRect().height ?? 0);
    const fold = (/** @type {boolean} */ isOpen) => tab.run(isOpen => {
      const within = /** @type {Document} */ (document.querySelector("iframe")?.contentDocument);
      const folds = /** @type {NodeListOf<HTMLDetailsElement>} */ (within.querySelectorAll(".door--medical details"));
      folds.forEach(fold => (fold.open = isOpen));
    }, isOpen);
    const before = await height();
    await fold(true);
    // What is drawn when the keys rest comes after.
    let tall = 0;
    await until(async () => {
      const last = tall;
      tall = await height();
      return tall === last && tall > before + 50;
    });
    await fold(false);
    await until(height, now => now < tall - 50);
    assert(!await tab.run(() => document.documentElement.scrollWidth > innerWidth));
    await tab.run(() => document.querySelector("iframe")?.scrollIntoView());
    await stage.shot(`embed-${language}`);
  }
}));

test("another host hears the height and nothing else", today(async stage => {
  const { tab } = stage;
  const folder = emptyFolder("around");
  writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset=utf-8><title>县政府</title><link rel=icon href=data:,>
    <script>
      window.heard = [];
      addEventListener("message", event => heard.push([event.origin, JSON.stringify(event.data)]));
    </script>
    <h1>县政府网站</h1>
    <script src="${stage.url("embed.js")}" data-region=530127 data-task=household data-theme="elder dark" data-accent=#7a1f1f defer></script>`);
  const host = await new Server(folder).start();
  // Left standing, it would keep the tests from ending.
  try {
    stage.own.push(host.url());
    const heard = () => tab.run(() => /** @type {[string, string][]} */ (Reflect.get(window, "heard")));
    await tab.resize(800, 740);
    await tab.open(host.url("index.html"));
    await until(async () => (await heard()).length && await tab.run(() => (document.querySelector("iframe")?.offsetHeight ?? 0) > 700));
    const origin = new URL(host.url()).origin;
    const odd = (await heard()).filter(([from, data]) => from === origin || !/^\{"bangfuHeight":[0-9.]+\}$/.test(data));
    assert.deepEqual(odd, []);
    await stage.shot("embed-around");
    // A message of anybody else moves nothing.
    const height = () => tab.run(() => document.querySelector("iframe")?.style.height);
    let before = await height(), unmoved = 0;
    // What comes late, the list of what is told and a style, has come.
    await until(async () => {
      const last = before;
      before = await height();
      unmoved = before === last ? unmoved + 1 : 0;
      return unmoved > 30;
    });
    await tab.run(() => postMessage({ bangfuHeight: 5 }, "*"));
    await until(heard, all => all.some(([, data]) => data.includes(":5}")));
    assert.equal(await height(), before);
  } finally {
    host.stop();
  }
}));

test("a place that is none is asked, and a colour that hides letters is not taken", today(async stage => {
  const { tab } = stage;
  const address = stage.url("index.html?embed=yes&accent=%23ffff00&theme=gold#place=999999&door=medical");
  const page = await Calculator.openAt(stage, address);
  await tab.until(() => document.querySelector('link[href$="framed.css"]'));
  assert(await tab.isShown("#place"));
  assert(!await tab.run(() => document.documentElement.hasAttribute("data-accent")));
  assert.match(await page.complaints(), /999999/);
  const complaints = (await stage.takeComplaints()).join("\n");
  assert(complaints === "" || complaints.includes("data-"), complaints);
}));
