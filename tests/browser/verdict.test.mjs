/** A household at the page: typing, reading the verdict, following a number to its source, changing the language. */

import assert from "node:assert/strict";
import test from "node:test";

import { Calculator } from "./support/calculator.mjs";
import { LocalForm, LocalValues } from "./support/local.mjs";
import { in2020, today, until } from "./support/stage.mjs";

test("a household reads its verdict and follows it to its source", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const page = await Calculator.open(stage);
  const monitoring = page.result("monitoring");
  const income = page.question("net_income");
  // Nothing is assumed at the start.
  assert.equal(await tab.count("#questions input:checked"), 0);
  assert.equal(await page.results(), 0);

  await page.question("place").tap("530127");
  await page.question("assessed_on").preset("2024-05-10");
  await page.door("household").tap();
  await page.question("rural").tap("yes");
  await page.question("members").type("3");
  await page.question("ex_poor").tap("yes");
  await income.type("2.849999万");
  assert.equal(await income.said(), "= 二万八千四百九十九元九角九分");
  await page.question("risk_illness").tap("yes");
  await page.question("can_cope").tap("no");
  assert.match(await monitoring.verdict(), /^很可能符合/);
  assert.match(await monitoring.verdict(), /脱贫不稳定户/);
  assert.match(await monitoring.findings(), /28,499\.99 < 28,500\.00/);
  await stage.shot("verdict");

  // One fen more is not below the line; whether the rest is open depends on what was not said.
  await income.type("28500");
  assert.doesNotMatch(await monitoring.verdict(), /^很可能符合/);
  await income.type("28499.99");

  // Wrong input is named beside its field and stays as it was typed.
  await income.type("两万八多");
  assert.match(await income.error(), /两万八多/);
  assert.match(await page.complaints(), /两万八多/);
  assert.equal(await income.value(), "两万八多");
  await income.type("28499.99");
  assert.equal(await income.error(), "");

  // Signs that markup would write otherwise are shown as they were typed, also where one wrong amount follows another.
  for (const wrong of ["12a", '12&"<']) {
    await income.type(wrong);
    for (const told of [await page.complaints(), await income.error()]) assert(told.includes(`“${wrong}”`), told);
  }
  await income.type("28499.99");

  // The language link takes the answers along.
  await tab.click("a[data-language]");
  await tab.until(() => document.documentElement.lang === "en");
  await page.untilReady();
  assert.match(await monitoring.verdict(), /^Likely to qualify/);
  assert.equal(await income.value(), "28499.99");
  await stage.shot("verdict-en");

  // One tap from the line to its entry, with history, status and source.
  await tab.click(`${monitoring.selector} .sources > summary`);
  await tab.click(`${monitoring.selector} .sources a.value`);
  await until(() => tab.count("dialog[open]"));
  const sheet = await tab.text("dialog .entry--asked");
  for (const part of ["9,500.00", "Kunming", "Government report", "2024"]) assert(sheet.includes(part), sheet);
  await stage.shot("sheet-en");
  // And one further to the page of the programme.
  await tab.press("dialog a[href*='programme/']");
  await tab.until(() => location.pathname.endsWith("/en/programme/monitoring.html") && document.querySelector(":target"));
  const entry = await tab.text(":target");
  for (const part of ["9,500.00", "Kunming", "Government report", "2024"]) assert(entry.includes(part), entry);
  assert(await tab.count("#monitoring\\.line .entry") > 5);
  await stage.shot("entry-en");
}));

/** The amounts are those of `tests/cases/`.  @param {import("./support/stage.mjs").Stage} stage */
async function fourAnswers(stage) {
  const page = await Calculator.open(stage);
  await page.fillExample();
  assert.match(await page.result("monitoring").text(), /脱贫不稳定户/);
  assert.match(await page.result("enrolment").text(), /380\.00 元/);
  assert.match(await page.result("medical").text(), /11,472\.00 元/);
  assert.match(await page.result("living_grant", 1).text(), /750\.00 元/);
}

test("the worked example gives four true answers", today(fourAnswers));
test("the worked example gives four true answers in Chromium 80", in2020(fourAnswers));

test("no result outlives its household", today(async stage => {
  const page = await Calculator.open(stage);
  await page.fillExample();
  assert.notEqual(await page.results(), 0);
  // The open door answers at once, the others when the keys rest.
  const gone = async () => await page.results() === 0;
  await page.question("assessed_on").set("");
  await until(gone);
  await page.question("assessed_on").set("2024-05-10");
  await until(async () => !await gone());
  await page.fillExample("none");
  await until(gone);
}));

test("a day without a standard is a marked trial", today(async stage => {
  await stage.tab.resize(360, 740);
  const page = await Calculator.open(stage);
  await page.fillExample("second");
  const marks = await page.result("monitoring").marks();
  assert(marks.includes("试算") && marks.includes("2024年12月31日"), marks);
  await stage.shot("trial");
}));

/** 9,000 a head in 2025 lies between 云南's 8,700 and 昆明's ended 9,500. */
const BETWEEN_TWO_LINES = {
  place: "530127", assessed_on: "2025-05-10", rural: "yes", members: "3", ex_poor: "yes", net_income: "27000",
  risk_illness: "yes", can_cope: "no", rigid_spending: "0", shock: "no",
};

test("a local line turns an open verdict firm", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const page = await Calculator.open(stage, BETWEEN_TWO_LINES);
  const monitoring = page.result("monitoring");
  assert.match(await monitoring.verdict(), /^可能符合/);
  await stage.shot("between-two-lines");

  // From the result to the form of this very standard.
  await tab.click(`${monitoring.selector} .rivals a[href*='#local-']`);
  const form = new LocalForm(tab, "monitoring.line");
  await form.untilOpen();
  await form.choosePlace("530100");
  await form.type("value", "9300");
  await form.set("from", "2025-01-01");
  await form.set("until", "2025-12-31");
  await form.type("source", "昆明市通知（示例）");
  await stage.shot("local-form");
  await form.send();
  assert.match(await form.done(), /已经用上了/);

  // Back at the calculator the answers are still there and the value is used, marked.
  await form.back();
  await tab.until(() => document.querySelector("#local-notice a"));
  await page.untilReady();
  assert.match(await monitoring.verdict(), /^很可能符合/);
  assert.match(await monitoring.marks(), /本机填写/);
  assert.match(await page.localNotice(), /本机填写/);
  await stage.shot("local-used");

  // The list shows it, and forgets it when told.
  await tab.click("#local-notice a");
  const list = new LocalValues(tab);
  await until(() => list.count());
  assert.match(await list.text(), /昆明市 · 监测范围（家庭年人均纯收入） · 9300/);
  assert.match(await list.file(), /"parameter": "monitoring.line"/);
  await stage.shot("local-list");
  // Nothing goes without a way back: one entry, all of them, one that a file overwrites.
  const before = await list.text();
  const other = (await list.file()).replace('"9300"', '"9400"');
  for (const change of [() => list.remove(0), () => list.clear(), () => list.give(other)]) {
    await change();
    await until(async () => await list.text() !== before);
    await list.undo();
    await until(async () => await list.text() === before);
  }
  await list.clear();
  assert.equal(await list.none(), "还没有填过。");
}));

test("bad local values are refused one by one", today(async stage => {
  const page = await Calculator.open(stage, BETWEEN_TWO_LINES);
  const list = new LocalValues(stage.tab);
  const good = {
    parameter: "monitoring.line", region: "530100", from: "2025-01-01", until: "2025-12-31",
    unit: "yuan/person/year", value: "9300", source: "x",
  };
  for (const [bad, complaint] of /** @type {[object, string][]} */ ([
    [{ value: 9300 }, "value: 要写成文字"],
    [{ value: "9,300" }, "value: “9,300”不是数字"],
    [{ value: "-1" }, "value: “-1”小于 0"],
    [{ from: undefined }, "from: 没有填"],
    [{ from: "2025" }, "from: “2025”不是日期，要写成 2024-05-10"],
    [{ until: "2024-12-31" }, "until: 结束早于开始"],
    [{ region: "999999" }, "region: “999999”不认识"],
    [{ parameter: "<b>x</b>" }, "parameter: “<b>x</b>”不认识"],
    [{ unit: "yuan" }, "unit: “yuan”不对，单位要写 yuan/person/year"],
    [{ source: undefined, y: "x" }, "source: 没有填"],
  ])) {
    // The bad entry comes first; the good one after it applies all the same.
    await list.keep(JSON.stringify({ entries: [{ ...good, ...bad }, good] }));
    await page.reload();
    const notice = await page.localNotice();
    assert(notice.includes(complaint), `${complaint}: ${notice}`);
    assert.match(await page.result("monitoring").verdict(), /^很可能符合/, complaint);
  }
  for (const rubbish of ["", "{", "[]", "null", "1", '{"entries":null}', '{"entries":[null,1,"x",[]]}']) {
    await list.keep(rubbish);
    await page.reload();
    assert.match(await page.result("monitoring").verdict(), /^可能符合/, rubbish);
  }
}));

/** Two stays of one year in 昆明: (20000 − 880) × 0.60 and (10000 − 550) × 0.75. */
test("a second bill is added and a slip is held against the rules", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const page = await Calculator.open(stage);
  const medical = page.result("medical");
  await page.question("place").tap("530127");
  await page.question("assessed_on").preset("2024-12-30");
  await page.door("medical").tap();
  await page.question("p1.category").choose("ordinary");
  await page.question("p1.hospital_level").choose("level_three");
  await page.question("p1.in_scope").type("20000");
  await page.question("p1.discharge").preset("2024-03-01");
  assert.match(await medical.text(), /11,472\.00 元/);
  // The curve is drawn when the keys have rested.
  await tab.until(() => document.querySelector("#curves polyline"));

  await tab.click(".add-visit");
  await page.question("p1.v2.hospital_level").choose("level_two");
  await page.question("p1.v2.in_scope").type("10000");
  await page.question("p1.v2.discharge").preset("2024-09-01");
  assert.match(await medical.text(), /18,559\.50 元/);

  // A slip that says a fen less is held against the rules, in words that accuse nobody.
  await tab.click(".more-visits details:last-of-type > summary");
  await page.question("p1.v2.slip_basic").type("7087.50");
  assert.doesNotMatch(await medical.text(), /7,087\.49/);
  await page.question("p1.v2.slip_basic").type("7087.49");
  assert.match(await medical.text(), /7,087\.49/);
  await stage.shot("two-bills");

  // A reload keeps both bills.
  await page.reload();
  assert.equal(await page.question("p1.v2.in_scope").value(), "10000");
  assert.match(await medical.text(), /18,559\.50 元/);
}));
