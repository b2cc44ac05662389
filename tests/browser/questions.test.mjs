/** From a cold start to each answer in a few taps, in plain words, with nothing lost on the way. */

import assert from "node:assert/strict";
import test from "node:test";

import { Calculator } from "./support/calculator.mjs";
import { today, until } from "./support/stage.mjs";

/**
 * What a finger or a thumb on the keys does: one tap; a tap on the field, then the keys; a tap to open the list, a tap on
 * the option.
 * @typedef {["tap" | "type" | "choose", string, string]} Step
 */

/** What is asked, the steps, the result, and what it then says. @type {[string, Step[], string, number, string][]} */
const PATHS = [
  ["monitoring", [
    ["tap", "place", "530127"],
    ["tap", "door", "household"],
    ["tap", "rural", "yes"],
    ["tap", "ex_poor", "yes"],
    ["type", "members", "3"],
    ["type", "net_income", "2万"],
    ["tap", "risk_illness", "yes"],
    ["tap", "can_cope", "no"],
  ], "monitoring", 0, "很可能符合"],
  ["medical", [
    ["tap", "place", "530127"],
    ["tap", "door", "medical"],
    ["choose", "p1.category", "ordinary"],
    ["choose", "p1.hospital_level", "level_three"],
    ["type", "p1.in_scope", "2万"],
  ], "medical", 0, "11,472.00 元"],
  ["education", [
    ["tap", "place", "530127"],
    ["tap", "door", "education"],
    ["tap", "ex_poor", "yes"],
    ["choose", "p2.stage", "junior"],
    ["choose", "p2.term", "2024-spring"],
    ["tap", "p2.boarding", "yes"],
  ], "living_grant", 1, "750.00 元"],
];
const TAPS = { tap: 1, type: 1, choose: 2 };
const MOST_TAPS = 12;

test("each answer is a few taps from a cold start", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  for (const [asked, steps, programme, person, expected] of PATHS) {
    const page = await Calculator.open(stage);
    // The day of the recorded values: what today's standards are is another test's matter.
    await page.question("assessed_on").preset("2024-05-10");
    let taps = 0;
    for (const [act, name, answer] of steps) {
      await page.question(name)[act](answer);
      taps += TAPS[act];
    }
    const text = await page.result(programme, person).text();
    assert(text.includes(expected), `${asked}: ${text}`);
    assert(taps <= MOST_TAPS, `${asked}: ${taps} taps`);
    // The line that stays in sight says it too, in the window, not below it.
    assert(await page.briefIsInSight(), asked);
    await stage.shot(`path-${asked}`);
  }
}));

/** Terms of the trade that nobody need know before the first answer. */
const TERMS = [
  "参数", "口径", "政策范围内", "起付线", "封顶线", "统筹", "就高不就低", "先行自付", "目录外", "刚性支出", "情形", "试算值",
  "实体", "研判",
];

test("the first screens use plain words", today(async stage => {
  await stage.tab.resize(360, 740);
  for (const door of ["", "household", "medical", "education"]) {
    await Calculator.open(stage, { place: "530127", door });
    // What is folded is asked for by nobody yet; a term in quotation marks is shown as it stands on a paper.
    const text = (await stage.tab.text("body")).replaceAll(/“[^”]*”/g, "");
    assert(text.includes("家在哪里"), text);
    assert.deepEqual(TERMS.filter(term => text.includes(term)), [], door);
  }
}));

test("back, reload and a shared link bring everything back", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const page = await Calculator.open(stage);
  await page.question("assessed_on").preset("2024-05-10");
  await page.question("place").tap("530127");
  await page.door("education").tap();
  await page.question("ex_poor").tap("yes");
  await page.question("p2.stage").choose("junior");
  await page.question("p2.term").choose("2024-spring");
  // A second child, and a second patient with a second bill.
  await page.door("education").addPerson();
  await page.question("p3.stage").choose("secondary_vocational");
  await page.question("p3.term").choose("2024-spring");
  await page.door("medical").tap();
  await page.question("p1.category").choose("ordinary");
  await page.question("p1.in_scope").type("2万");
  await page.door("medical").addPerson();
  await page.question("p4.category").choose("destitute");
  await page.question("p4.in_scope").type("两万多");
  await tab.click(".person[data-person='4'] .add-visit");
  await page.question("p4.v2.in_scope").type("9000");
  // A wrong answer is kept like any other, and named beside its field.
  assert.match(await page.question("p4.in_scope").error(), /两万多/);
  assert.match(await page.complaints(), /两万多/);
  await until(async () => await page.result("medical", 3).isThere() && await page.result("medical", 0).isThere());
  assert(await tab.count(".result[id$='-2']") > 0, "the second child");
  await until(() => tab.text("#curves"));
  await stage.shot("a-whole-household");
  const state = await page.state();
  const kept = await page.kept();

  await page.reload();
  assert.deepEqual(await page.state(), state, "reload");
  await tab.open(stage.url("coverage.html"));
  await tab.run(() => history.back());
  await tab.until(() => location.pathname.endsWith("index.html"));
  await page.untilReady();
  assert.deepEqual(await page.state(), state, "back");
  const other = await stage.openTab();
  await other.resize(360, 740);
  const shared = await Calculator.openAt(stage, stage.url(`index.html#${kept}`), other);
  assert.deepEqual(await shared.state(), state, "a shared link");
  await other.close();
}));

test("an identity is taken up and given back", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const page = await Calculator.open(stage, { place: "530127", assessed_on: "2024-05-10", door: "medical" });
  await tab.click("#who > summary");
  const names = ["ex_poor", "p1.category", "p1.also_category", "p2.group"];
  // 脱贫户, then 低保户 beside it, then both back.
  for (const [at, ...expected] of /** @type {[number, ...string[]][]} */ ([
    [1, "yes", "stable_ex_poor", "", ""],
    [4, "yes", "stable_ex_poor", "minimum_living", "rural_minimum_living"],
    [1, "", "minimum_living", "", "rural_minimum_living"],
    [4, "", "", "", ""],
  ])) {
    await tab.click(`.identities li:nth-child(${at}) button`);
    for (const [place, name] of names.entries()) {
      assert.equal(await page.question(name).answer(), expected[place], `${name} after the ${at}th`);
    }
    await until(async () => (await tab.count(".identities [aria-pressed=true]") > 0) === expected.some(Boolean));
  }
}));

test("not knowing, nothing and nought are three answers", today(async stage => {
  const page = await Calculator.open(stage, {
    place: "530127", assessed_on: "2024-05-10", door: "household", rural: "yes", members: "3", ex_poor: "yes",
    net_income: "28500", risk_illness: "yes", can_cope: "no", shock: "no",
  });
  const monitoring = page.result("monitoring");
  const spending = page.question("rigid_spending");
  assert.match(await monitoring.verdict(), /^可能符合/);
  // 没有 is 0: income is not below the line, and the page says what would turn it, to the fen on both sides.
  await spending.fill("0");
  assert.match(await monitoring.verdict(), /^目前不符合/);
  const changes = await monitoring.changes();
  assert(changes.includes("28,499.99 元或更少（到 28,500.00 元还不行）"), changes);
  assert(changes.includes("0.01 元或更多（到 0.00 元还不行）"), changes);
  // 不清楚 is open again, and says so in the field.
  await spending.fill("不清楚");
  assert.match(await monitoring.verdict(), /^可能符合/);
  assert.equal(await spending.value(), "不清楚");
  assert.equal(await page.complaints(), "");
  // What no rule reads any more is folded away, what was answered never.
  assert(!await page.question("risk_water").isShown());
  await page.question("rural").tap("no");
  assert(await page.question("risk_illness").isShown());
  // All of them are shown on demand, and folded away again; the button says which.
  const door = page.door("household");
  assert.match(await door.showsAll(), /已收起。全部显示/);
  await door.toggleAll();
  assert(await page.question("risk_water").isShown());
  assert.match(await door.showsAll(), /已全部显示。收起/);
  await door.toggleAll();
  assert(!await page.question("risk_water").isShown());
  assert.match(await door.showsAll(), /已收起。全部显示/);
}));

test("another child begins with its own questions, none of them answered", today(async stage => {
  const page = await Calculator.open(stage, {
    place: "422802", assessed_on: "2026-05-10", door: "education", ex_poor: "yes", "p2.stage": "higher_vocational",
    "p2.study_year": "1",
  });
  assert(await page.question("p2.study_year").isShown());
  await page.door("education").addPerson();
  assert.equal(await page.question("p3.stage").value(), "");
  assert(await page.question("p3.stage").isShown());
  assert(!await page.question("p3.study_year").isShown() && !await page.question("p3.boarding").isShown());
  // Its stage calls for its questions, not those of the first.
  await page.question("p3.stage").choose("junior");
  await until(() => page.question("p3.boarding").isShown());
  assert(!await page.question("p3.study_year").isShown());
  assert(await page.question("p2.study_year").isShown());
  assert.equal(await page.question("p3.boarding").answer(), "");
}));

/** Styles written into markup were refused by the content policy, an error each, whenever fields were copied. */
test("persons and bills are added without a word on the console", today(async stage => {
  const page = await Calculator.open(stage, {
    place: "530127", assessed_on: "2024-05-10", door: "medical", "p1.category": "ordinary", "p1.total": "20000",
    "p1.in_scope": "18000",
  });
  await page.door("medical").addPerson();
  await page.door("medical").addBill();
  await page.door("education").show();
  await page.door("education").addPerson();
  await page.door("everything").show();
  await page.door("everything").addPerson();
  await until(async () => await stage.tab.count(".further .person") === 3 && await stage.tab.count(".more-visits .visit") === 1);
  assert.deepEqual(await stage.takeComplaints(), []);
}));

test("what is chosen of a list is never cut", today(async stage => {
  const { tab } = stage;
  await tab.resize(320, 640);
  const page = await Calculator.open(stage, {
    place: "530127", door: "medical", "p1.category": "minimum_living_margin", "p1.hospital_level": "level_three",
  });
  const long = page.question("p1.hospital_level");
  for (const isLarge of [false, true]) {
    if (isLarge) await page.comfort("elder");
    await until(async () => !await long.isCut());
  }
  await stage.shot("lists-320-elder");
}));

test("a keystroke changes only what differs", today(async stage => {
  const { tab } = stage;
  // A first visit that is named finds the fields of the first.
  const page = await Calculator.open(stage, {
    place: "530127", assessed_on: "2024-05-10", door: "medical", "p1.category": "ordinary",
    "p1.v1.hospital_level": "level_three", "p1.v1.in_scope": "20000",
  });
  const bill = page.question("p1.in_scope");
  const medical = page.result("medical");
  assert.equal(await bill.value(), "20000");
  await tab.click(`${medical.selector} .how summary`);
  await tab.run(result => {
    Object.assign(window, { folds: [...document.querySelectorAll(`${result} .how, ${result} .sources`)] });
  }, medical.selector);
  const before = await medical.amounts();
  await bill.type("30000");
  assert.notEqual(await medical.amounts(), before);
  const [folds, stayed, open] = await tab.run(() => {
    const { folds } = /** @type {{ folds: HTMLDetailsElement[] }} */ (/** @type {unknown} */ (window));
    return [folds.length, folds.every(fold => fold.isConnected), folds[0].open];
  });
  assert.deepEqual([folds, stayed, open], [2, true, true]);
  // What is refused is named beside its field, until it is mended.
  await bill.type("三万x");
  assert.match(await bill.error(), /三万x/);
  assert(await bill.isMarkedWrong());
  await bill.type("20000");
  assert.equal(await bill.error(), "");
  assert(!await bill.isMarkedWrong());
  assert.equal(await bill.said(), "= 二万元");
  assert.equal(await medical.amounts(), before);
}));

/**
 * Neither a text of a link with breaks of lines in it nor the fields of one more person bring words beside a field that
 * are another one's.
 */
test("what stands beside a field is its own", today(async stage => {
  const { tab } = stage;
  const page = await Calculator.open(stage, {
    place: "530127", assessed_on: "2024-05-10", door: "medical", rural: "no\nerror-members\nstray",
    "p1.category": "ordinary", "p1.hospital_level": "level_three", "p1.in_scope": "20000", "p1.total": "x1",
  });
  assert.match(await page.question("rural").error(), /stray/);
  assert.equal(await page.question("members").error(), "");
  await page.door("medical").addPerson();
  assert.match(await page.question("p1.in_scope").said(), /= 二万元/);
  assert.match(await page.question("p1.total").error(), /x1/);
  assert.equal(await tab.count(".further [data-door=medical][data-person]"), 1);
  const beside = await tab.run(() =>
    [...document.querySelectorAll(".further .said, .further .error")].map(place => place.textContent).join(""));
  assert.equal(beside, "");
  assert.equal(await tab.count("[aria-invalid]"), 2);
}));

/** Words are written over the words before; what stands there then is what a page opened anew shows. */
test("what is typed shows what a link shows", today(async stage => {
  const { tab } = stage;
  const household = {
    place: "530127", assessed_on: "2024-05-10", door: "household", rural: "yes", members: "3", ex_poor: "yes",
    risk_illness: "yes", shock: "no", can_cope: "no", rigid_spending: "100", monitoring_only: "0", assets_within: "yes",
  };
  const bill = {
    place: "530127", assessed_on: "2024-05-10", door: "medical", "p1.category": "ordinary",
    "p1.hospital_level": "level_three",
  };
  for (const [answers, name, topics, texts] of /** @type {[Record<string, string>, string, string[], string[]][]} */ ([
    // Below the lines, above them with a sign of comparison, not yet an amount, and with an answer less.
    [household, "net_income", ["monitoring", "assistance"], ["20000", "20001", "60000", "60001", "6万", "六", "", "28500"]],
    [bill, "p1.in_scope", ["medical"], ["20000", "20001", "30000", "30000.01", ""]],
  ])) {
    let page = await Calculator.open(stage, answers);
    const shown = () => Promise.all(topics.map(topic => page.outcome(topic)));
    const typed = [];
    for (const text of texts) {
      await page.question(name).type(text);
      typed.push(await shown());
    }
    for (const [at, text] of texts.entries()) {
      page = await Calculator.open(stage, { ...answers, [name]: text });
      assert.deepEqual(typed[at], await shown(), `${name} ${text}`);
    }
  }
}));

test("a household of today gets an answer in every place", today(async stage => {
  for (const place of ["429005", "620602", "360400", "422802", "530127"]) {
    const page = await Calculator.open(stage, {
      place, door: "household", rural: "yes", members: "4", ex_poor: "yes", net_income: "20000", risk_illness: "yes",
      can_cope: "no", "p1.category": "minimum_living", "p1.hospital_level": "level_two", "p1.in_scope": "30000",
      "p2.stage": "primary",
    });
    for (const result of [page.result("monitoring"), page.result("medical"), page.result("compulsory_waiver", 1)]) {
      assert(await stage.tab.count(`${result.selector} .next`), `${place}: ${result.selector}`);
    }
  }
}));
