/** Answer first, one question at a time: the way through on a phone, links, what can be undone, every way out. */

import assert from "node:assert/strict";
import test from "node:test";

import { Flow } from "./support/flow.mjs";
import { in2020, today, until } from "./support/stage.mjs";
import { giveVoice } from "./support/voice.mjs";

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
  assert(await flow.isFieldSeen(), "the field that is typed into lies behind the line at the foot");
  await flow.type("2万");
  await flow.untilAsked("p1.in_scope");
  assert(await flow.isFieldSeen(), "the field that is typed into lies behind the line at the foot");
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
    const past = await flow.past();
    assert.equal(await flow.screen(), "start", name);
    await walk(flow);
    await until(() => flow.screen(), screen => screen === "answer");
    assert.match(await flow.sentence(), told, name);
    assert(await flow.isInSight(), `${name}: the answer is not in sight`);
    const { top, bottom } = await flow.number();
    console.log(`# ${name}: ${await flow.past() - past} screens, ${flow.taps} taps, ${flow.characters} characters, ` +
      `the number ${top} px down`);
    assert(bottom <= 740, `${name}: the number ends ${bottom} px down`);
    assert(flow.taps <= MOST_TAPS && flow.characters <= MOST_CHARACTERS,
      `${name}: ${flow.taps} taps, ${flow.characters} characters`);
    await stage.shot(`walk-${name.replaceAll(" ", "-")}`);
  }
}));

/** In large type: the same taps, the number in the first window, and no question taller than one swipe. */
test("walks in large type", today(async stage => {
  await stage.tab.resize(360, 740);
  for (const [name, walk, told] of WALKS) {
    const flow = await Flow.begin(stage);
    if (name === WALKS[0][0]) await flow.comfort("elder");
    await walk(flow);
    await until(() => flow.screen(), screen => screen === "answer");
    assert.match(await flow.sentence(), told, name);
    const { top, bottom } = await flow.number();
    console.log(`# ${name}, large: ${flow.taps} taps, ${flow.characters} characters, the number ${top} px down`);
    assert(bottom <= 2 * 740, `${name}: the number ends ${bottom} px down`);
    assert(flow.taps <= MOST_TAPS && flow.characters <= MOST_CHARACTERS, name);
    await stage.shot(`large-${name.replaceAll(" ", "-")}`);
  }
}));

test("what is typed into is seen on the smallest screen in large type", today(async stage => {
  await stage.tab.resize(320, 640);
  const flow = await Flow.begin(stage);
  await flow.comfort("elder");
  await bill(flow);
  await until(() => flow.screen(), screen => screen === "answer");
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

test("the phone's own way back leads to the question before, and a reload keeps its place", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const flow = await Flow.begin(stage);
  const first = await flow.address();
  await flow.choose("530127", "household");
  await flow.untilAsked("who");
  await flow.papers(12);
  await flow.untilAsked("rural");
  await flow.pick("yes");
  await until(() => flow.asked(), asked => asked !== "rural");
  const third = await flow.asked();
  await flow.skip();
  await until(() => flow.asked(), asked => asked !== third);
  const fourth = await flow.asked();
  // No screen has an address of its own.
  assert.equal(await flow.address(), first);
  await flow.phoneBack();
  await flow.untilAsked(third);
  await flow.phoneBack();
  await flow.untilAsked("rural");
  assert.equal(await flow.question("rural").answer(), "yes");
  await tab.run(() => history.forward());
  await flow.untilAsked(third);
  // A reload stays at the question, with what was answered, and the way back still leads back.
  await flow.refresh();
  await flow.untilAsked(third);
  assert.equal(await flow.question("rural").answer(), "yes");
  await flow.skip();
  await flow.untilAsked(fourth);
  await flow.phoneBack();
  await flow.untilAsked(third);
  await flow.phoneBack();
  await flow.untilAsked("rural");
  await flow.phoneBack();
  await flow.untilAsked("who");
  await flow.phoneBack();
  await until(() => flow.screen(), screen => screen === "start");
  // From the first screen it leaves the page, as from any.
  assert.equal(await flow.phoneBackOff(), "about:blank");
}));

test("an answer is changed from the answer, and both ways lead back there", today(async stage => {
  await stage.tab.resize(360, 740);
  const flow = await Flow.begin(stage, SENT);
  await flow.go("given");
  await until(() => flow.top(), top => top > 200);
  // Back without a change: where one was, at the same line.
  await flow.change(3);
  await flow.untilAsked("members");
  const past = await flow.past();
  await flow.back();
  await until(() => flow.screen(), screen => screen === "answer");
  assert(await flow.top() > 200);
  assert.match(await flow.focused(), /家里几口人/);
  // With a change: the new result in sight, and no screen twice in the history.
  await flow.change(3);
  await flow.untilAsked("members");
  await flow.type("5");
  await until(() => flow.screen(), screen => screen === "answer");
  await until(() => flow.isInSight());
  assert.match(await flow.given(), /5 人/);
  assert.equal(await flow.past(), past);
  assert.equal(await flow.phoneBackOff(), "about:blank");
}));

test("a question says what it changes, and where it stands on the slip", today(async stage => {
  await stage.tab.resize(360, 740);
  const flow = await Flow.begin(stage);
  await flow.choose("530127", "medical");
  await flow.untilAsked("who");
  assert.equal(await flow.marked(), "");
  await flow.papers(12);
  /** @type {[string, string, string][]} */
  const expected = [
    ["p1.hospital_level", "医院等级", "为什么问：医院级别不同，报的比例不同。"],
    ["p1.discharge", "出院日期", "为什么问：按出院那天的标准算。"],
    ["p1.total", "医疗费总额", "为什么问：总数减去各层报的，就是您要付的。"],
    ["p1.in_scope", "符合政策范围金额", "为什么问：医保只从这一部分里报。"],
  ];
  for (const [name, marked, why] of expected) {
    await flow.untilAsked(name);
    assert.equal(await flow.marked(), marked);
    assert.equal(await flow.why(), why);
    await stage.shot(`slip-${name}`);
    await flow.skip();
  }
  await until(() => flow.asked(), asked => asked !== "p1.in_scope");
  await flow.phoneBack();
  await flow.untilAsked("p1.in_scope");
  // All questions at once stay as short as they were.
  await flow.go("all");
  assert.equal(await flow.why(), "");
}));

test("behind the last door one says what to ask about, and is asked no more than that", today(async stage => {
  await stage.tab.resize(360, 740);
  const flow = await Flow.begin(stage);
  await flow.choose("530127", "everything");
  await flow.untilAsked("who");
  await flow.papers(12);
  /** @type {(string | null)[]} */
  const met = [];
  for (let asked = await flow.asked(); asked !== null && met.length < 30; asked = await flow.asked()) {
    met.push(asked);
    if (asked === "what") {
      await stage.shot("what");
      await flow.subject("water");
      await flow.next();
    } else await flow.skip();
    await until(() => flow.asked(), next => next !== asked);
  }
  assert.equal(await flow.screen(), "answer");
  assert(met.includes("water_dry") && met.includes("water_clean"), met.join());
  assert(met.includes("what") && !met.some(name => /pigs|loan|house_grade|born_on/.test(String(name))), met.join());
  await stage.shot("everything");
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

test("each question is read aloud when it is reached, and the result once they are through", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const said = await giveVoice(tab);
  const flow = await Flow.begin(stage);
  await tab.click("[data-comfort=aloud]");
  await until(said, all => all.length > 0);
  await flow.choose("530127", "medical");
  await until(said, all => all.some(text => text.includes("哪类人")));
  await flow.papers(12);
  await until(said, all => all.some(text => text.includes("几级医院") && text.includes("为什么问")));
  await flow.pick("level_two");
  await flow.untilAsked("p1.discharge");
  await flow.next();
  await flow.untilAsked("p1.total");
  await flow.type("2万");
  await flow.untilAsked("p1.in_scope");
  assert(!(await said()).some(text => text.includes("6,912.50")), "the result cut the question off");
  await flow.type("1.8万");
  await until(said, all => all.some(text => text.includes("6,912.50")));
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

test("on a wide screen a case that was sent is changed beside its answer", today(async stage => {
  await stage.tab.resize(1280, 800);
  const flow = await Flow.begin(stage, SENT);
  assert(await flow.isReceived());
  await flow.go("given");
  assert(await flow.isAmongQuestions());
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
  for (const [sent, told] of [
    [link.replaceAll("&", "&amp;"), ""],
    // What is no part of the link is said to be left out.
    [`${link}，帮我看看`, "链接后面的“，帮我看看”不是答案，没有算进去。"],
    [`${link} 快看`, "链接后面的“快看”不是答案，没有算进去。"],
  ]) {
    const flow = await Flow.begin(stage, sent);
    assert.match(await flow.sentence(), /您大约要付 6,912\.50 元/, sent);
    assert.equal((await flow.complaints()).trim(), told, sent);
  }
  // What cannot be read or has no place is named as people name it.
  const flow = await Flow.begin(stage, `${link}&p99.in_scope=5&p=530127`);
  const told = await flow.complaints();
  assert.match(told, /最多填 30 个人，第 99 个没有算进去/);
  assert.match(told, /链接里认不出的一项.*“530127”/);
  assert.doesNotMatch(told, /p99|in_scope/);
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
