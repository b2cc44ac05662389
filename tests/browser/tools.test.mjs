/**
 * Two people at one phone: a visit question by question, two cases side by side, a picture, cases kept, a link that says
 * what its sender came to, and a word to those who keep the page.
 */

import assert from "node:assert/strict";
import test from "node:test";

import { LANGUAGES } from "./support/calculator.mjs";
import { WHOLE } from "./support/cases.mjs";
import { in2020, today, until } from "./support/stage.mjs";
import { Tools } from "./support/tools.mjs";

/** @typedef {import("./support/stage.mjs").Stage} Stage */

/** Opens the tools before a household.  @param {Stage} stage  @param {Record<string, string>} answers */
async function openWith(stage, answers, language = LANGUAGES[0]) {
  await Tools.open(stage, { ...WHOLE, ...answers }, { language });
  return new Tools(stage);
}

/**
 * A test in each language, on a phone and on a tablet.
 * @param {string} name  @param {(tools: Tools, words: (zh: string, en: string) => string, language: string) => Promise<void>} does
 */
function testInBoth(name, does) {
  for (const language of LANGUAGES) {
    test(`${name}, in ${language}`, today(async stage => {
      if (language === "zh") await stage.tab.resize(360, 740);
      else await stage.tab.resize(820, 1180, true);
      const tools = await openWith(stage, { rigid_spending: "0", "note.members": "listed_2024-05-01" }, language);
      await does(tools, (zh, en) => (language === "zh" ? zh : en), language);
    }));
  }
}

testInBoth("a visit asks one question at a time and notes how each is known", async (tools, words, language) => {
  const { stage, tab } = tools;
  const income = tools.question("net_income");
  await tools.openTool("visit");
  // The first question that is open; the others are out of the way, results for the cadre are not.
  await until(() => tools.asked());
  assert.equal(await tools.fieldsInSight(), 1);
  assert(await tools.result("monitoring").isShown());
  await until(() => tools.says("card"), card => card.includes("750.00"));
  await stage.shot(`visit-${language}`);

  // From the first question on, each is come by; what is noted of the income travels with the answers.
  await tools.tap("back", 40);
  const met = [];
  for (let name = await tools.asked(); name !== null && met.length < 60; name = await tools.asked()) {
    met.push(name);
    if (name === "net_income") await tools.note("seen");
    if (name === "members") await tools.note("said");
    await tools.tap("next");
  }
  assert.deepEqual(met.slice(0, 7), ["place", "door", "who", "rural", "ex_poor", "monitored", "members"]);
  assert.equal(new Set(met).size, met.length, `a question came twice: ${met}`);
  const isNoted = async () => decodeURIComponent(await tools.kept()).includes("note.net_income=seen_20");
  await until(isNoted);
  assert.equal(await tools.complaints(), "", "a note is no answer");
  // Seen is checked; said is not.
  const list = await tools.says("check");
  assert(!list.includes(words("纯收入", "net income")) && list.includes(words("几口人", "How many")), list);
  // A tap on what is to be checked asks it again, alone; so does a step back from the end.
  await tools.check("first");
  assert(await tools.isAlone());
  assert.equal(await tools.asked(), "rural");
  await tools.check("last");
  await tools.tap("back");
  assert(await tools.isAlone());
  assert.notEqual(await tools.asked(), null);
  // Who types keeps the focus while the card follows.
  await tools.tap("back", 40);
  for (let step = 0; step < 60 && await tools.asked() !== "net_income"; step++) await tools.tap("next");
  await tab.click("#ask-field [name=net_income]");
  for (const [typed, isLikely] of /** @type {const} */ ([["40000", false], ["28499.99", true]])) {
    await tab.type("#ask-field [name=net_income]", typed);
    const likely = words("防止返贫监测：很可能符合", "poverty: Likely");
    await until(() => tools.says("card"), card => card.includes(likely) === isLikely);
    assert.equal(await tab.run(() => document.activeElement?.getAttribute("name")), "net_income");
  }
  // It is told on the card that is printed and in the text.
  await tab.run(() => void (window.print = () => void dispatchEvent(new Event("beforeprint"))));
  await tools.share("print");
  await until(
    () => tab.run(() => document.querySelector(".sheet__answers")?.textContent ?? ""),
    text => text.includes("28499.99 ") && text.includes(words("(看过材料 20", "(Papers seen 20")),
  );
  await tab.run(() => dispatchEvent(new Event("afterprint")));
  // The card alone, turned to the other side; and back to the form, with nothing lost.
  await tools.tap("wide");
  await tools.tap("turn");
  await stage.shot(`turned-${language}`);
  assert(!await tools.result("monitoring").isShown());
  await tools.tap("end");
  assert(await tab.run(() => document.querySelector("[name=net_income]")?.closest(".door--household") !== null));
  assert.equal(await income.value(), "28499.99");
  await tools.reload();
  assert(await isNoted());
});

test("in a visit a tap goes on, and the phone's own way back leads to the question before", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const tools = await openWith(stage, {});
  await tools.openTool("visit");
  const first = await until(() => tools.asked());
  await tools.tap("next");
  const second = await until(() => tools.asked(), asked => asked !== first);
  await tools.tap("next");
  await until(() => tools.asked(), asked => asked !== second);
  await tab.run(() => history.back());
  await until(() => tools.asked(), asked => asked === second);
  assert(await tools.isToolOpen());
  await tab.run(() => history.back());
  await until(() => tools.asked(), asked => asked === first);
  // From the first question it ends the visit, and stays on the page.
  await tab.run(() => history.back());
  await until(async () => !await tools.isToolOpen());
  assert.equal(await tools.fieldsInSight() > 1 || await tab.isShown(".answer"), true);
}));

test("a not now is said in a sentence", today(async stage => {
  const tools = await openWith(stage, { net_income: "40000", rigid_spending: "0" });
  await tools.openTool("visit");
  const said = () => stage.tab.run(() => document.querySelector("#tool-card .tools--not_now")?.textContent ?? "");
  const sentence = await until(said, text => text.includes("这次还不够条件"));
  // What would turn it, to the fen: one fen below 9,500 × 3.
  assert(sentence.includes("28,499.99 元") && sentence.includes("12317"), sentence);
}));

testInBoth("two cases stand side by side", async (tools, words, language) => {
  const { stage, tab } = tools;
  const differs = (/** @type {string} */ told) => until(() => tools.says("differences"), text => text.includes(told));
  const alike = () => differs(words("没有不同", "do not differ"));
  await tools.openTool("compare");
  await alike();
  // Income at the line: likely before, not now after; the bill is untouched.
  await tools.question("net_income").set("28500");
  const pair = () => tab.run(() => document.querySelector(".tools__pair")?.textContent ?? "");
  const both = await until(pair, text => text.includes(words("目前不符合", "not")));
  assert(both.includes(words("很可能符合", "Likely")), both);
  assert((await tools.says("changed")).includes("28499.99 "), "the answer that changed is named");
  await stage.shot(`compare-${language}`);
  // Back, with how each is known; and another hospital: the deductible and the rate move the own cost.
  await tools.tap("restore");
  await until(async () => decodeURIComponent(await tools.kept()).includes("note.members=listed_2024-05-01"));
  await alike();
  await tab.choose("[data-vary=hospital_level]", "level_two");
  await differs(words("住院报销", "Hospital costs"));
  await tools.tap("restore");
  await tools.tap("last-year");
  await until(() => tools.says("changed"), text => text.includes("2023-05-10"));
  await tools.tap("restore");
  await tools.tap("illness");
  await differs(words("没问到", "not asked"));
  await tools.tap("restore");
  await tools.tap("child");
  await until(() => tab.count("[name='p3.stage']"));
  assert.equal(await tools.question("members").value(), "4");
});

testInBoth("cases are kept when asked and forgotten when asked", async tools => {
  const { stage, tab } = tools;
  await tools.openTool("keep");
  assert.equal(await tools.keptCases(), null);
  await tab.type("#tool-name", "三组5号");
  await tools.tap("save");
  await until(() => tools.keptCases(), kept => kept?.includes("28499.99"));
  await stage.shot("keep");
  // After a restart, another case on the screen: it opens as it was, and says that nothing moved.
  await Tools.open(stage, { place: "429005", door: "household" });
  await tools.openTool("keep");
  await tools.takeUp();
  await until(async () => await tools.question("net_income").value() === "28499.99");
  await until(() => tools.says("kept"), text => text.includes("一样"));
  // One of an edition with other results, and with an answer that this edition does not ask for.
  await tab.run(() => {
    const cases = JSON.parse(localStorage.getItem("bangfu.cases") ?? "");
    cases[0].seal = "0.0.1_2020-01-01_00000000";
    cases[0].link += "&p1.shoe_size=42";
    localStorage.setItem("bangfu.cases", JSON.stringify(cases));
  });
  await tools.openTool("keep");
  await tools.takeUp();
  await until(() => tools.says("kept"), text => text.includes("不一样") && text.includes("0.0.1"));
  await until(() => tools.complaints(), text => text.includes("链接里认不出的一项"));
  // Nothing that was kept goes without a way back: one case, all of them.
  const kept = await tools.keptCases();
  for (const forget of [() => tools.forget(0), () => tools.tap("forget")]) {
    await forget();
    assert.equal(await tools.keptCases(), null);
    assert.notEqual(await tools.undoSays(), "");
    await tools.undo();
    assert.equal(await tools.keptCases(), kept);
    assert.equal(await tab.count("#tool-cases li button"), 3, "the list shows it again");
  }
  await tools.tap("forget");
  assert.equal(await tools.keptCases(), null);
});

test("a link says what its sender came to", today(async stage => {
  const tools = await openWith(stage, {});
  await tools.openTool("keep");
  await tools.tap("save");
  const [{ seal }] = JSON.parse(await tools.keptCases() ?? "[]");
  assert.equal(seal.split("_").length, 3, `edition, day and mark: ${seal}`);
  for (const [sent, word] of [[seal, "来的一样"], ["0.0.9_2025-01-01_0123abcd", "0.0.9"]]) {
    await openWith(stage, { "note.as": sent });
    await until(() => tools.says("told"), text => text.includes(word));
    assert.equal(await tools.complaints(), "");
  }
  // Seals and notes that nobody of ours wrote do no harm.
  await openWith(stage, { "note.as": "%'\"]", "note.a'b": "said_2024", "note.net_income": "<b>" });
  await tools.openTool("visit");
  await until(() => tools.says("card"), card => card.includes("750.00"));
}));

/** The first tap has a script fetched; a tap on another tool meanwhile waits for the same script. */
test("what is tapped while a tool is on its way comes too", today(async stage => {
  const tools = await openWith(stage, {});
  await stage.tab.run(() => {
    for (const tool of ["code", "visit", "code"]) {
      /** @type {HTMLElement} */ (document.querySelector(`[data-share=${tool}]`)).click();
    }
  });
  await until(async () => await stage.tab.count("#shared svg") === 1);
  await until(() => tools.asked());
}));

/** Over a slow network the style of the tools comes after their script. */
test("a visit shows one question when its style comes late", today(async stage => {
  stage.server.late = { path: "/tools.css", milliseconds: 1500 };
  const tools = await openWith(stage, {});
  await tools.openTool("visit");
  await until(() => tools.asked());
  assert.equal(await tools.fieldsInSight(), 1);
}));

testInBoth("a picture, a word to those who keep the page, and the years of school", async (tools, _, language) => {
  const { stage, tab } = tools;
  await tools.openTool("picture");
  await until(() => tab.count("#tool-made img"));
  const picture = await tab.run(async () => {
    const image = /** @type {HTMLImageElement} */ (document.querySelector("#tool-made img"));
    await image.decode();
    return [image.naturalWidth, image.naturalHeight > 800, image.alt.includes("750.00"), image.src.slice(0, 22)];
  });
  assert.deepEqual(picture, [1080, true, true, "data:image/png;base64,"]);
  await stage.shot(`picture-${language}`);
  for (const kind of /** @type {const} */ (["official", "notice"])) {
    await tools.openTool(kind);
    await until(() => tab.count("#tool-made textarea"));
    const text = await tab.run(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#tool-made textarea")).value);
    // The case, the version, and the working: 9,500 × 3.
    for (const part of ["28499.99", "1.0.0", "9,500", "28,500.00"]) assert(text.includes(part), `${kind} lacks ${part}: ${text}`);
  }
  await tools.openTool("career");
  // From the school of today on: the two before it are over.
  await until(async () => await tab.count(".tools__legs > li") === 9);
  assert.match(await tab.run(() => document.querySelector(".tools__legs [aria-current]")?.textContent ?? ""), /750\.00/);
  await stage.shot(`career-${language}`);
});

/** On a phone of 2020 too, where no module compiles once the policy is narrow. */
test("a phone of 2020 compares and draws", in2020(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const tools = await openWith(stage, {});
  await tools.openTool("visit");
  await until(() => tools.asked());
  await until(() => tools.says("card"), card => card.includes("750.00"));
  await stage.shot("visit-2020");
  await tools.openTool("picture");
  await until(() => tab.count("#tool-made img"));
  await tools.share("code");
  await until(() => tab.count("#shared svg"));
}));
