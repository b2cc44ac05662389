/** What is kept for use without a network, and the sources of every number within the page. */

import assert from "node:assert/strict";
import test from "node:test";

import { Calculator, LANGUAGES, folderOf } from "./support/calculator.mjs";
import { WHOLE } from "./support/cases.mjs";
import { today, until } from "./support/stage.mjs";

/** @typedef {import("./support/stage.mjs").Stage} Stage */

/** What a person without a network meets on the console is no defect.  @param {Stage} stage */
async function forgetFailedRequests(stage) {
  const complaints = await stage.takeComplaints();
  assert.deepEqual(complaints.filter(text => !/ERR_|Failed to (load|fetch)/.test(text)), []);
}

/** Opens the first visit with its results and waits until everything of its language is kept.  @param {Stage} stage */
async function firstVisit(stage, language = LANGUAGES[0]) {
  const page = await Calculator.open(stage, WHOLE, { language });
  await until(() => stage.tab.count("a.source"));
  await stage.untilKept(folderOf(language));
  return page;
}

/** Taps the first link to this address.  @param {Stage} stage  @param {string} address */
async function tapSource(stage, address) {
  await stage.tab.press(`a[href='${address}']`);
  await until(() => stage.tab.count("dialog[open]"));
}

/** The entries of the sheet, or of a parameter of a page: each as one line, in any order.  @param {string[]} entries */
const inOrder = entries => entries.map(text => text.replace(/\s+/g, "")).sort();

for (const language of LANGUAGES) {
  test(`every number of a result opens its source without a network, in ${language}`, today(async stage => {
    const { tab } = stage;
    await firstVisit(stage, language);
    stage.server.isDown = true;
    // The page of the first visit itself, and the one of a later visit.
    for (const isLater of [false, true]) {
      if (isLater) await tab.reload();
      await until(() => tab.count("a.source"));
      const addresses = await tab.run(() => {
        const links = [...document.querySelectorAll("a[href*='programme/']")].map(link => link.getAttribute("href") ?? "");
        return [...new Set(links)].filter(address => /#\w+\.\w+/.test(address));
      });
      assert(addresses.length > 20, `${addresses}`);
      for (const address of addresses) {
        await tapSource(stage, address);
        const sheet = await tab.run(() => [...document.querySelectorAll("dialog .entry")].map(entry => entry.textContent ?? ""));
        const page = await tab.run(async address => {
          const text = await (await fetch(address)).text();
          const page = new DOMParser().parseFromString(text, "text/html");
          const section = page.getElementById(address.split("#")[1])?.closest("section");
          const stale = page.getElementById("stale")?.textContent ?? "";
          for (const checked of section?.querySelectorAll("[data-checked]") ?? []) {
            const day = checked.getAttribute("data-checked") ?? "";
            if (Date.now() - new Date(day).getTime() > 365 * 24 * 60 * 60 * 1000) checked.append(stale);
          }
          return [...section?.querySelectorAll(".entry") ?? []].map(entry => entry.textContent ?? "");
        }, address);
        assert.deepEqual(inOrder(sheet), inOrder(page), address);
        await tab.key("Escape");
        await until(() => tab.count("dialog"), count => count === 0);
      }
    }
    await forgetFailedRequests(stage);
  }));

  test(`a page that is not kept gives way to ours, in ${language}`, today(async stage => {
    const { tab } = stage;
    const folder = folderOf(language);
    const page = await firstVisit(stage, language);
    stage.server.isDown = true;
    await tab.open(stage.url(`${folder}ledger.html#top`));
    assert.equal(await tab.run(() => location.pathname), `/${folder}offline.html`);
    // The copy tells its age.
    await until(() => tab.isShown("[data-kept]"));
    assert.equal(await tab.run(() => document.querySelector("#again")?.getAttribute("href")), stage.url(`${folder}ledger.html#top`));
    await tab.click("main a[href='index.html']");
    await page.untilReady();
    // A page of the other language is answered in that language.
    const other = language === "zh" ? "en/" : "";
    await tab.open(stage.url(`${other}programme/medical.html`));
    assert.equal(await tab.run(() => location.pathname), `/${other}offline.html`);
    await forgetFailedRequests(stage);
  }));
}

test("what is fetched is what the reader needs, and the rest when it is asked for", today(async stage => {
  await firstVisit(stage);
  const paths = await stage.kept();
  for (const path of ["index.html", "sources.json", "page_bg.wasm", "offline.html", "en/offline.html", "programme/medical.html"]) {
    assert(paths.includes(path), path);
  }
  assert.deepEqual(paths.filter(path => /^en\/(?!offline)|^ledger|^api|^embed/.test(path)), []);
  // What was fetched when idle: programmes and the paper to fill in before the rest.
  const served = stage.server.takeServed().filter(path => path.endsWith(".html"));
  assert(served.indexOf("/paper.html") < served.indexOf("/coverage.html"), `${served}`);
  // The other language, once it is asked for.
  await Calculator.open(stage, "", { language: "en" });
  await until(() => stage.kept(), paths => paths.includes("en/index.html") && paths.includes("en/sources.json"));
}));

test("nothing further is fetched for who spares data", today(async stage => {
  const { tab } = stage;
  await tab.beforehand("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })");
  await Calculator.open(stage, WHOLE);
  await stage.untilInstalled();
  await tab.run(() => new Promise(done => requestIdleCallback(() => setTimeout(done, 2000))));
  const paths = await stage.kept();
  assert(paths.includes("sources.json"));
  assert.deepEqual(paths.filter(path => path.includes("programme/")), []);
}));
