/** Answer first, one question at a time: the way through on a phone, links, what can be undone, every way out. */

import assert from "node:assert/strict";
import test from "node:test";

import { Flow } from "./support/flow.mjs";
import { in2020, today, until } from "./support/stage.mjs";

/** Besides the eight digits of a day, which a phone has picked from a calendar. */
const MOST_TAPS = 10;
const MOST_CHARACTERS = 12;

/** 昆明, level two: (18000 − 550) × 0.75 = 13,087.50 of 20,000.  @param {Flow} flow */
async function bill(flow, day = "") {
  await flow.choose("530127", "medical");
  await flow.untilAsked("who");
  await flow.papers(12);
  await flow.untilAsked("p1.hospital_level");
  await flow.pick("level_two");
  await flow.untilAsked("p1.discharge");
  if (day) await flow.day(day);
  else await flow.next();
  await flow.untilAsked("p1.total");
  await flow.type("2万");
  await flow.untilAsked("p1.in_scope");
  await flow.type("1.8万");
}

/** Walks of the report, from a cold start to the answer. @type {[string, (flow: Flow) => Promise<void>, RegExp][]} */
const WALKS = [
  ["a bill of 2024", flow => bill(flow, "2024-03-01"), /您大约要付 6,912\.50 元/],
  ["a bill of today", flow => bill(flow), /您大约要付 6,912\.50 元/],
  ["two children in 利川", async flow => {
    await flow.choose("422802", "education");
    await flow.untilAsked("who");
    await flow.papers(1);
    await flow.next();
    await flow.pick("higher_vocational");
    await flow.look();
    await flow.go("person");
    flow.taps += 1;
    await flow.untilAsked("p3.stage");
    await flow.pick("junior");
    await flow.untilAsked("p3.boarding");
    await flow.pick("yes");
    await flow.look();
  }, /现金 每学期/],
  ["a household in 凉州", async flow => {
    await flow.choose("620602", "household");
    await flow.untilAsked("who");
    await flow.papers(1);
    await flow.next();
    await flow.untilAsked("rural");
    await flow.pick("yes");
    await flow.look();
  }, /防止返贫监测/],
];

test("walks end on the answer in a few taps", today(async stage => {
  await stage.tab.resize(360, 740);
  for (const [name, walk, told] of WALKS) {
    const flow = await Flow.begin(stage);
    assert.equal(await flow.screen(), "start", name);
    await walk(flow);
    await until(() => flow.screen(), screen => screen === "answer");
    assert.match(await flow.sentence(), told, name);
    assert(await flow.isInSight(), `${name}: the answer is not in sight`);
    console.log(`# ${name}: ${flow.taps} taps, ${flow.characters} characters`);
    assert(flow.taps <= MOST_TAPS && flow.characters <= MOST_CHARACTERS,
      `${name}: ${flow.taps} taps, ${flow.characters} characters`);
    await stage.shot(`walk-${name.replaceAll(" ", "-")}`);
  }
}));

/** @param {import("./support/stage.mjs").Stage} stage */
async function billOf2020(stage) {
  await stage.tab.resize(360, 740);
  const flow = await Flow.begin(stage);
  await bill(flow);
  await until(() => flow.screen(), screen => screen === "answer");
  assert.match(await flow.sentence(), /您大约要付 6,912\.50 元/);
}

test("the way through in Chromium 80", in2020(billOf2020));

test("one question stands on the screen, its label in sight, and the way back leads back", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const flow = await Flow.begin(stage);
  await flow.choose("530127", "household");
  await flow.untilAsked("who");
  assert.match(await flow.chosen(), /嵩明县 · 查监测/);
  await stage.shot("ask-who");
  await flow.papers(12);
  await flow.untilAsked("rural");
  for (let at = 0; at < 4; at++) {
    assert.equal(await tab.run(() =>
      [...document.querySelectorAll("#questions .field")].filter(field => field.getClientRects().length).length), 1);
    assert(await flow.isInSight(), String(await flow.asked()));
    assert.match(await flow.left(), /还有 \d+ 题|最后一题/);
    const asked = await flow.asked();
    await flow.skip();
    await until(() => flow.asked(), next => next !== asked);
  }
  await stage.shot("ask");
  // What was passed over can be come back to; then place and door.
  const names = [];
  for (let at = 0; at < 4; at++) {
    const asked = await flow.asked();
    await flow.back();
    names.push(await until(() => flow.asked(), next => next !== asked));
  }
  assert.equal(names[3], "rural", names.join());
  await flow.back();
  await flow.untilAsked("who");
  await flow.back();
  await until(() => flow.screen(), screen => screen === "start");
  await flow.go("go");
  assert.equal(await flow.screen(), "ask");
  // All questions are one tap away, and one at a time again another.
  await flow.go("all");
  assert.equal(await flow.screen(), "all");
  assert(await flow.question("members").isShown() && await flow.question("place").isShown());
  await flow.go("one");
  assert.equal(await flow.screen(), "ask");
}));

/** Arrow keys walk through the options, so that only a tap answers by itself. */
test("keys do not answer for the fingers", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const flow = await Flow.begin(stage);
  await flow.choose("530127", "household");
  await flow.untilAsked("who");
  await flow.papers(12);
  await flow.untilAsked("rural");
  await tab.run(() => /** @type {HTMLElement} */ (document.querySelector("#ask-field [type=radio]")).focus());
  await tab.key("ArrowDown");
  assert.equal(await flow.asked(), "rural");
  assert.equal(await flow.nextSays(), "下一题");
}));

const SENT = { place: "620602", assessed_on: "2026-05-10", door: "household", rural: "yes", members: "3",
  ex_poor: "yes", net_income: "20000", risk_illness: "yes", can_cope: "no" };
const OTHER = { place: "530127", assessed_on: "2026-05-10", door: "medical", "p1.category": "ordinary",
  "p1.hospital_level": "level_two", "p1.total": "20000", "p1.in_scope": "18000" };

test("a link opens on the answer, and says that it was sent", today(async stage => {
  await stage.tab.resize(360, 740);
  const flow = await Flow.begin(stage, SENT);
  assert.equal(await flow.screen(), "answer");
  assert(await flow.isReceived());
  assert(await flow.isInSight());
  await stage.shot("received");
  assert.match(await flow.address(), /#place=620602/);
  // A change is made from there and comes back there; the case leaves the address.
  assert.match(await flow.given(), /家里几口人/);
  await flow.change(3);
  await flow.untilAsked("members");
  await flow.type("4");
  assert.equal(await flow.screen(), "answer");
  assert.match(await flow.given(), /4 人/);
  await until(() => flow.address(), address => !address.includes("#"));
  await flow.reload();
  assert.equal(await flow.question("members").value(), "4");
}));

test("a second link in the same tab takes over, and back", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const flow = await Flow.begin(stage, SENT);
  const first = await flow.sentence();
  await tab.run(link => void (location.hash = link), new URLSearchParams(OTHER).toString());
  await until(() => flow.sentence(), text => text.includes("6,912.50"));
  assert(await flow.isReceived());
  assert.match(await flow.undoSays(), /链接/);
  await flow.undo();
  await until(() => flow.sentence(), text => text === first);
}));

test("a link survives what messengers do to it", today(async stage => {
  await stage.tab.resize(360, 740);
  const link = new URLSearchParams(OTHER).toString();
  for (const sent of [link.replaceAll("&", "&amp;"), `${link}，帮我看看`, `${link} 快看`]) {
    const flow = await Flow.begin(stage, sent);
    assert.match(await flow.sentence(), /您大约要付 6,912\.50 元/, sent);
  }
}));

test("nothing goes without a way back", today(async stage => {
  const { tab } = stage;
  await tab.resize(1280, 800);
  const flow = await Flow.begin(stage, { ...OTHER, "p3.category": "destitute", "p3.in_scope": "9000",
    "p1.v2.in_scope": "5000", "p1.v3.in_scope": "6000" });
  const before = await flow.kept();
  const isBack = () => until(() => flow.kept(), kept => kept === before);
  // An example, the empty form, a bill, a person.
  for (const [does, said] of /** @type {[() => Promise<void>, RegExp][]} */ ([
    [() => flow.fillExample(), /例子/],
    [() => flow.fillExample("none"), /清空/],
    [() => tab.click(".more-visits .visit:first-child > .remove"), /去掉/],
    [() => tab.click(".further .person > .remove"), /去掉/],
  ])) {
    await does();
    await until(() => flow.kept(), kept => kept !== before);
    assert.match(await flow.undoSays(), said);
    if (String(said).includes("去掉")) await stage.shot("undo");
    await flow.undo();
    await isBack();
  }
  // The bill after the one that went moves up.
  await tab.click(".more-visits .visit:first-child > .remove");
  assert.equal(await flow.question("p1.v2.in_scope").value(), "6000");
  assert.equal(await tab.count("[name='p1.v3.in_scope']"), 0);
}));

test("while a field cannot be read the page says so", today(async stage => {
  const { tab } = stage;
  await tab.resize(1280, 800);
  const flow = await Flow.begin(stage, OTHER);
  await flow.question("p1.in_scope").type("27400\t3000");
  assert.match(await flow.question("p1.in_scope").error(), /27,400\.00 还是 3,000\.00/);
  const line = await tab.text("#brief-medical");
  assert.match(line, /这一格还没读懂/);
  assert.doesNotMatch(line, /6,912/);
  await flow.question("p1.in_scope").type("18000");
  assert.match(await tab.text("#brief-medical"), /6,912\.50/);
}));
