/** Accessibility: axe finds nothing on any kind of page, in either language, with everything folded open. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";

import { Calculator, DOORS, LANGUAGES, folderOf, unfold } from "./support/calculator.mjs";
import { filesOf } from "./support/files.mjs";
import { Flow } from "./support/flow.mjs";
import { PlaceSearch } from "./support/place-search.mjs";
import { built } from "./support/places.mjs";
import { today, until } from "./support/stage.mjs";
import { TOOLS, Tools } from "./support/tools.mjs";

/** @typedef {import("./support/tab.mjs").Tab} Tab */

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Fails with what axe complains of, a line each.
 * @param {Tab} tab  @param {string} what is looked at  @param {string[]} rules all, unless some are named
 * @param {boolean} isUnfolded whether folds are opened first
 */
async function look(tab, what, rules = [], isUnfolded = true) {
  if (isUnfolded) await unfold(tab);
  await tab.page.evaluate(AXE);
  const found = await tab.run(async rules => {
    const { axe } = /** @type {any} */ (window);
    const only = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
    const { violations } = await axe.run(document, { resultTypes: ["violations"], ...only });
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.slice(0, 3)
      .map((/** @type {any} */ { html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary.slice(0, 240)}`).join(" | ")}`);
  }, rules);
  assert.deepEqual(found, [], what);
}

for (const language of LANGUAGES) {
  for (const [width, height] of [[360, 740], [1280, 800]]) {
    /**
     * A whole household's results behind each door, with a complaint, and every tool for two people; dark, large, and in
     * high contrast.
     */
    test(`axe finds nothing on the page in ${language}, ${width} wide`, today(async stage => {
      const { tab } = stage;
      await tab.resize(width, height);
      const page = await Calculator.open(stage, "", { language });
      await look(tab, "the start");
      await page.fillExample();
      await page.unfold();
      await page.question("net_income").type("两万八多");
      for (const door of DOORS) {
        await page.door(door).open();
        await look(tab, `results of ${door}`);
      }
      const tools = new Tools(stage);
      for (const tool of TOOLS) {
        await tools.openTool(tool);
        await until(() => tools.isToolOpen());
        await look(tab, tool);
      }
      await tools.close();
      for (const scheme of ["dark", "light"]) {
        await tab.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        for (const comfort of /** @type {const} */ (["elder", "contrast"])) {
          await page.comfort(comfort);
          await look(tab, `${scheme}, ${comfort}`, ["color-contrast"]);
          await page.comfort(comfort);
        }
        await look(tab, scheme, ["color-contrast"]);
      }
    }));
  }
}

/** What was found for a name, and what is recorded for the place, at 320 in large type. */
for (const language of LANGUAGES) {
  test(`axe finds nothing on the search for a place in ${language}`, today(async stage => {
    const { tab } = stage;
    await tab.resize(320, 640);
    const flow = await Flow.begin(stage, "", language);
    await flow.comfort("elder");
    const search = new PlaceSearch(tab);
    await search.type("城关区");
    await search.untilFound(/城关区/);
    await look(tab, "what was found");
    await search.take("540102");
    await until(() => search.recorded(), text => text.includes("城关区"));
    await look(tab, "what is recorded");
    assert(await tab.run(() => document.documentElement.scrollWidth <= window.innerWidth), "nothing sticks out");
  }));
}

/** Place and door, a question of each kind, the answer, and the way back: in both languages, in large type, 320 wide. */
for (const language of LANGUAGES) {
  test(`axe finds nothing on the way through in ${language}, and nothing is clipped`, today(async stage => {
    const { tab } = stage;
    await tab.resize(360, 740);
    const flow = await Flow.begin(stage, "", language);
    /** @param {string} what */
    const lookAtAll = async what => {
      await tab.page.evaluate(AXE);
      for (const [width, comfort] of /** @type {[number, "elder" | null][]} */ ([[360, null], [360, "elder"], [320, null]])) {
        await tab.resize(width, 740);
        if (comfort) await flow.comfort(comfort);
        const state = `${what}, ${width} wide, ${comfort ?? "as usual"}`;
        assert.deepEqual(await tab.run(small, comfort ? 18 : 14, comfort ? 60 : 44), [], state);
        assert(!await tab.run(() => document.documentElement.scrollWidth > innerWidth), `${state}: too wide`);
        await stage.shot(`way-${language}-${what}-${width}${comfort ?? ""}`);
        if (comfort) await flow.comfort(comfort);
      }
      await tab.resize(360, 740);
      await look(tab, what, [], false);
    };
    await lookAtAll("start");
    await flow.choose("530127", "medical");
    await flow.untilAsked("who");
    await lookAtAll("papers");
    await flow.papers(12);
    await lookAtAll("options");
    await flow.pick("level_two");
    await lookAtAll("day");
    await flow.next();
    await flow.type("20000");
    await flow.type("18000");
    await until(() => flow.screen(), screen => screen === "answer");
    await lookAtAll("answer");
  }));
}

test("head, content, bar and foot have one width, and a result begins beside its questions", today(async stage => {
  const { tab } = stage;
  for (const width of [1280, 1920]) {
    await tab.resize(width, 800);
    const page = await Calculator.openExample(stage);
    const left = await page.edges(["head", "content", "bar", "foot", "places", "share"]);
    assert.equal(new Set(left.map(({ left }) => left)).size, 1, JSON.stringify(left));
    const [questions, result] = await page.edges(["questions", "result"]);
    assert(Math.abs(questions.top - result.top) <= 4, JSON.stringify([questions, result]));
  }
}));

/** Pages of programmes are all made alike: those with a chart, a table, bands and choices of their own stand for all. */
const PROGRAMMES = ["medical", "monitoring", "enrolment", "student_loan", "college_grant", "farm_grant", "minimum_living"];

test("axe finds nothing on any other page", today(async stage => {
  await stage.tab.resize(360, 740);
  for (const path of filesOf(built("site")).filter(path => path.endsWith(".html"))) {
    const [, folder, programme] = path.match(/^(.*)programme\/(.*)\.html$/) ?? [];
    if (programme && !(folder === "" ? PROGRAMMES : PROGRAMMES.slice(0, 1)).includes(programme)) continue;
    await stage.tab.open(stage.url(path));
    await look(stage.tab, path);
  }
}));

/**
 * Everything on the page that is smaller than it should be: letters below `letter` CSS pixels, lines below 1.3, targets
 * below `target`. A choice is as large as its label; a link within a sentence has the size of its line.
 * @param {number} letter  @param {number} target
 */
function small(letter, target) {
  const found = [];
  const isShown = (/** @type {Element} */ element) =>
    element.getClientRects().length > 0 && !element.closest(".visually-hidden, .skip, svg");
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, parentElement: element } = /** @type {Text} */ (walk.currentNode);
    if (!data.trim() || !element || !isShown(element)) continue;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize), markup = element.outerHTML.slice(0, 90);
    if (size < letter) found.push(`letters ${size} ${markup}`);
    if (parseFloat(style.lineHeight) < size * 1.29) found.push(`line ${style.lineHeight} ${markup}`);
  }
  const targets = "button, select, input, summary, nav a, .top a, .choice span, .brief [role=status]";
  for (const element of document.querySelectorAll(targets)) {
    if (!isShown(element) || ["radio", "checkbox"].includes(element.getAttribute("type") ?? "")) continue;
    const { height } = element.getBoundingClientRect();
    if (height && height < target - 0.5) found.push(`target ${height} ${element.outerHTML.slice(0, 90)}`);
  }
  return found.slice(0, 12);
}

test("letters and targets are large enough", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const isLarge = () => tab.run(() => document.documentElement.hasAttribute("data-elder"));
  for (const language of LANGUAGES) {
    const page = await Calculator.openExample(stage, language);
    // 14 px and 44 for everybody, 18 and 60 in large type.
    for (const [comfort, letter, target] of /** @type {[string, number, number][]} */ ([["", 14, 44], ["elder", 18, 60]])) {
      if (comfort) {
        await tab.click(`[data-comfort=${comfort}]`);
        await stage.shot("elder");
      }
      for (const door of DOORS) {
        await page.door(door).open();
        await page.unfold();
        assert.deepEqual(await tab.run(small, letter, target), [], `${language} ${comfort} ${door}`);
        const isWide = await tab.run(() => document.documentElement.scrollWidth > innerWidth);
        assert(!isWide, `${language} ${comfort} ${door}: wider than the phone`);
      }
    }
    // It holds for the other pages and after a reload, until it is switched off.
    await tab.open(stage.url(`${folderOf(language)}programme/medical.html`));
    assert(await isLarge());
    await tab.click("[data-comfort=elder]");
    assert(!await isLarge());
  }
}));

test("nothing moves, and the keyboard reaches everything and is seen", today(async stage => {
  const { tab } = stage;
  await Calculator.openExample(stage);
  const moving = await tab.run(() => [...document.querySelectorAll("*")].filter(element => {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
    return animationName !== "none" || parseFloat(transitionDuration) > 0 || scrollBehavior === "smooth";
  }).length);
  assert.equal(moving, 0);
  // From the skip link on, every stop of the tab key is seen (the parts of a date by the browser's own marks), and none
  // holds the focus.
  await tab.run(() => /** @type {HTMLElement} */ (document.querySelector(".skip")).focus());
  const stops = [];
  for (let at = 0; at < 40; at++) {
    await tab.key("Tab");
    stops.push(await tab.run(() => {
      const element = /** @type {HTMLInputElement} */ (document.activeElement), next = element.nextElementSibling;
      const isOutlined = (/** @type {Element | null} */ one) => one !== null && getComputedStyle(one).outlineStyle !== "none";
      const isSeen = isOutlined(element) || isOutlined(next) || element.type === "date";
      const place = [...document.querySelectorAll("*")].indexOf(element);
      return `${isSeen ? "" : "unseen "}${element.tagName}${place}${element.textContent?.slice(0, 12)}`;
    }));
  }
  assert.deepEqual(stops.filter(stop => stop.startsWith("unseen")), []);
  assert(new Set(stops).size > 30, stops.join("\n"));
}));

/** Chinese on the English page, except where it is marked as Chinese. */
function chinese() {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, parentElement } = /** @type {Text} */ (walk.currentNode);
    if (/[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/.test(data) && !parentElement?.closest("[lang^=zh]")) found.push(data);
  }
  return found;
}

test("the English page is English in every state", today(async stage => {
  const { tab } = stage;
  const page = await Calculator.openExample(stage, "en");
  assert.deepEqual(await tab.run(chinese), []);
  await page.question("net_income").type("x");
  await page.question("members").type("99");
  await page.door("medical").show();
  await page.question("p1.in_scope").type("1,2");
  assert.notEqual(await page.complaints(), "");
  assert.deepEqual(await tab.run(chinese), []);
  for (const answers of /** @type {Record<string, string>[]} */ ([
    {
      assessed_on: "2026-06-01", rural: "yes", members: "3", ex_poor: "no", net_income: "90000", risk_illness: "yes",
      can_cope: "yes",
    },
    { rural: "no" },
  ])) {
    await Calculator.open(stage, { place: "620602", door: "household", ...answers }, { language: "en" });
    assert.deepEqual(await tab.run(chinese), [], JSON.stringify(answers));
  }
}));
