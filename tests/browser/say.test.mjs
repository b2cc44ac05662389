/** A sentence fills the form: chips, what is asked, what is left, and the way back. */

import assert from "node:assert/strict";
import test from "node:test";

import { Say } from "./support/say.mjs";
import { in2020, today, until } from "./support/stage.mjs";

const ZH = "我家四口人，在嵩明，去年收入两万八，老伴住院花了三万二，报了两万，是低保户";
const EN = "We are a family of four in Songming, last year's income was 28,000 yuan, my wife was in hospital, "
  + "it cost 32,000 and we are on the minimum living allowance";

/** What the page must keep of either. */
const KEPT = ["members=4", "place=530127", "net_income=28000", "p1.total=32000", "p1.visit_kind=inpatient",
  "p1.category=minimum_living", "recognised_as=minimum_living", "door=medical"];

/** @param {Say} say  @param {string[]} wanted */
async function untilKept(say, wanted) {
  await until(() => say.answers(), answers => wanted.every(one => answers.includes(one)));
}

for (const [language, sentence] of /** @type {["zh" | "en", string][]} */ ([["zh", ZH], ["en", EN]])) {
  test(`the sentence leads to chips and to the answer, ${language}`, today(async stage => {
    await stage.tab.resize(360, 740);
    const say = await Say.begin(stage, language);
    await stage.shot(`say-empty-${language}`);
    await say.say(sentence);
    await untilKept(say, KEPT);
    await until(() => say.screen(), screen => screen === "answer");
    const chips = await say.chips();
    assert.equal(chips.length, 6, chips.join("\n"));
    assert(await say.overflow() <= 0);
    await stage.shot(`say-${language}`);
    assert.notEqual(await say.sentence(), "");
  }));
}

test("a chip is taken away, a reading chosen, a chip changed", today(async stage => {
  await stage.tab.resize(360, 740);
  const say = await Say.begin(stage);
  await say.say(ZH);
  await untilKept(say, KEPT);
  // 报了两万: by whom, nobody said.
  assert.equal((await say.readings()).length, 2);
  await say.pickReading(1);
  await untilKept(say, [...KEPT, "p1.slip_basic=20000"]);
  await say.pickReading(2);
  await until(() => say.answers(), answers => !answers.includes("p1.slip_basic=20000"));
  await say.remove(1);
  await until(() => say.answers(), answers => !answers.includes("members=4"));
  await untilKept(say, KEPT.slice(1));
  // 收入 leads to its question.
  await say.changeChip(2);
  await say.untilAsked("net_income");
  await say.type("30000");
  await untilKept(say, ["net_income=30000"]);
  // What was changed by hand stays when another chip goes.
  await say.remove(1);
  await until(() => say.answers(), answers => !answers.includes("place=530127"));
  await untilKept(say, ["net_income=30000"]);
}));

test("hostile text is only text, and what is not understood is told", today(async stage => {
  const say = await Say.begin(stage);
  await say.say("<img src=x onerror=alert(1)>我家四口人，外星人住在隔壁");
  await untilKept(say, ["members=4"]);
  assert.equal(await stage.tab.count("#say-heard img"), 0);
  assert.match(await say.heard(), /没听懂，没有填：.*外星人/);
  await say.say("你好");
  assert.match(await say.heard(), /没有听到能填的/);
}));

test("a sentence fills the form in Chromium 80", in2020(async stage => {
  await stage.tab.resize(360, 740);
  const say = await Say.begin(stage);
  await say.say(ZH);
  await untilKept(say, KEPT);
  assert.equal((await say.chips()).length, 6);
}));
