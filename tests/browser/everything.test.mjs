/**
 * The last door: assistance, housing, water, work, loans and farming, and the whole household at a glance; and the page of
 * all policies with its search.
 */

import assert from "node:assert/strict";
import test from "node:test";

import { Calculator, LANGUAGES } from "./support/calculator.mjs";
import { in2020, today, until } from "./support/stage.mjs";

/** 嵩明, September 2025, as in `tests/inventory.rs`: 16,360 yuan of cash a year. */
const HOUSEHOLD = {
  place: "530127", assessed_on: "2025-09-01", door: "everything", rural: "yes", ex_poor: "yes", monitored: "no",
  members: "3", recognised_as: "destitute", "p1.cannot_work": "yes", "p1.no_means": "yes", "p1.no_supporter": "yes",
  "p1.in_home": "no", "p1.cannot_do": "4", "p2.works_where": "outside_province", "p2.months_away": "5",
  "p2.organised": "no", "p3.stage": "junior", "p3.boarding": "yes", "p3.group": "none", "p3.hardship": "no",
  "p3.school_meals": "no", "p3.term": "2025-autumn",
};

/** @param {import("./support/stage.mjs").Stage} stage */
async function postOf2021(stage) {
  const { tab } = stage;
  await tab.resize(360, 740);
  const page = await Calculator.open(stage);
  await page.question("assessed_on").preset("2021-06-01");
  await page.question("place").tap("429005");
  await page.door("everything").tap();
  await page.question("ex_poor").tap("yes");
  await page.door("everything").untilAnswers();
  await tab.click(".person[data-door=everything] details:nth-last-of-type(2) > summary");
  await page.question("p1.hardly_leaves").tap("yes");
  await page.result("public_post").untilTells("526.00 元");
  await until(() => page.checkup(), text => text.includes("乡村公益性岗位") && text.includes("还没问到"));
}

test("the last door answers in six taps", today(postOf2021));
test("the last door answers in Chromium 80", in2020(postOf2021));

test("a household described once is seen whole", today(async stage => {
  const { tab } = stage;
  for (const language of LANGUAGES) {
    await tab.resize(360, 740);
    const page = await Calculator.open(stage, HOUSEHOLD, { language });
    await page.door("everything").untilAnswers();
    await until(() => page.checkup(), text => text.includes(language === "zh" ? "16,360.00 元" : "16,360.00 yuan"));
    // Each line leads to its result, behind whichever door it is.
    await tab.click("#checkup a[href='#result-living_grant-2']");
    await until(() => page.door("education").isOpen());
    await page.door("everything").show();
    await stage.shot(`checkup-${language}`);
    await tab.resize(1280, 800);
    await stage.shot(`checkup-wide-${language}`);
  }
}));

test("all policies are searched without network", today(async stage => {
  await Calculator.open(stage);
  await stage.untilKept();
  await stage.tab.reload();
  stage.server.isDown = true;
  const page = await stage.openTab();
  await page.open(stage.url("policies.html"));
  const shown = () => page.run(() =>
    [...document.querySelectorAll(".policies > li")].filter(item => item.getClientRects().length).map(({ id }) => id));
  assert((await shown()).length >= 84);
  for (const [word, id] of [
    ["厕", "INV-074"], ["贴息", "INV-065"], ["残疾", "INV-011"], ["以工代训", "INV-043"],
    // As people say it, whole sentences too.
    ["厕所", "INV-074"], ["养猪", "INV-052"], ["房子漏雨", "INV-033"], ["我家房子漏雨怎么办", "INV-033"], ["看病", "INV-024"],
    ["看不起病", "INV-024"], ["没钱", "INV-008"], ["贷款", "INV-065"],
  ]) {
    await page.type("#find", word);
    const found = await shown();
    assert(found.includes(id), word);
    assert(found.length < 40, word);
  }
  await page.type("#find", "没有这个词");
  assert.deepEqual(await shown(), []);
  assert.match(await page.text("#found"), /没有找到/);
  assert.equal(await page.count("#find-none:not([hidden]) a[href^='tel:']"), 1, "whom to call");
  // Each word that is offered finds something.
  const offered = await page.run(() =>
    [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-find]"))].map(one => one.dataset.find ?? ""));
  for (const word of offered) {
    await page.type("#find", "没有这个词");
    await page.click(`[data-find='${word}']`);
    assert((await shown()).length > 0, word);
  }
  await page.type("#find", "");
  assert((await shown()).length >= 84);
  await page.close();
}));
