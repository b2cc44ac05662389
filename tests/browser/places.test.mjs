/** Any county of the country: found by name, reading or code, answered by the levels above it, carried by links. */

import assert from "node:assert/strict";
import test from "node:test";

import { LANGUAGES } from "./support/calculator.mjs";
import { Flow } from "./support/flow.mjs";
import { Ledger } from "./support/ledger.mjs";
import { OfferedPlace } from "./support/offered-place.mjs";
import { PlaceSearch } from "./support/place-search.mjs";
import { today, until } from "./support/stage.mjs";

/** 宣威 has no standard of its own; 云南's premium aid and the nation's school aid hold there. */
const CASE = { place: "530381", assessed_on: "2026-06-01", door: "education", "p2.stage": "junior", "p2.boarding": "yes",
  "p2.group": "rural_minimum_living", "p2.term": "2026-spring" };

for (const language of LANGUAGES) {
  test(`a county is found by its name, and answered, in ${language}`, today(async stage => {
    const { tab } = stage;
    await tab.resize(360, 740);
    const flow = await Flow.begin(stage, "", language);
    const search = new PlaceSearch(tab);
    const fetched = () => tab.run(() => performance.getEntriesByType("resource").filter(one => /places\.txt$/.test(one.name)).length);
    assert.equal(await fetched(), 0, "nobody has looked for a place yet");
    for (const [typed, wanted] of /** @type {[string, RegExp][]} */ ([
      ["宣威", /^宣威市 云南省 曲靖市$/], ["xuanwei", /^宣威市/], ["xws", /^宣威市/], ["530381", /^宣威市/], ["云南宣威", /^宣威市/],
    ])) {
      await search.type(typed);
      await search.untilFound(wanted);
    }
    assert.equal(await fetched(), 1);
    await search.show();
    await stage.shot(`search-${language}`);
    await search.take("530381");
    assert.deepEqual(await search.chosen(), { code: "530381", name: "宣威市" });
    assert.deepEqual(await search.found(), []);
    const recorded = await until(() => search.recorded(), text => text.includes("宣威市"));
    assert.match(recorded, language === "zh" ? /没有查到本地自己的标准.*云南省标准 \d+ 项，全国标准 \d+ 项/ : /no standard of its own.*Yunnan \(\d+\), National \(\d+\)/);
    assert.equal(await search.wayToEnter(), "local.html#place=530381");
    await stage.shot(`chosen-${language}`);
    await flow.touch("[name=door][value=education]");
    await flow.untilAsked("who");
    assert.match(await tab.text("#chosen-words"), /^宣威市 · /);
  }));
}

test("names that several share are told apart, and what is not there is said", today(async stage => {
  await stage.tab.resize(360, 740);
  await Flow.begin(stage);
  const search = new PlaceSearch(stage.tab);
  await search.type("城关区");
  const found = await search.untilFound(/城关区/);
  // 凉州's province first.
  assert.deepEqual(found.slice(0, 2), ["城关区 甘肃省 兰州市", "城关区 西藏自治区 拉萨市"]);
  await search.type("九江县");
  assert.deepEqual(await search.untilFound(/柴桑区/), ["柴桑区 江西省 九江市 原来叫九江县"]);
  await search.type("没有这个县");
  await until(() => search.said(), said => said.includes("没有找到"));
  assert.deepEqual(await search.found(), []);
}));

test("a recorded place that is found is the one of the choices", today(async stage => {
  await stage.tab.resize(360, 740);
  await Flow.begin(stage);
  const search = new PlaceSearch(stage.tab);
  await search.type("smx");
  await search.untilFound(/^嵩明县/);
  await search.take("530127");
  assert.deepEqual(await search.chosen(), { code: "530127", name: "嵩明县" });
  assert.equal(await stage.tab.count("#place [name=place][value='530127']"), 1);
}));

test("the search goes by keys alone", today(async stage => {
  const { tab } = stage;
  await tab.resize(1280, 800);
  await Flow.begin(stage);
  const search = new PlaceSearch(tab);
  await search.focus();
  await search.type("宣威");
  await search.untilFound(/^宣威市/);
  await tab.key("Enter");
  assert.equal(await search.hasFocus(), "found");
  await tab.key("Enter");
  assert.equal((await search.chosen())?.code, "530381");
  assert.equal(await search.hasFocus(), "place");
}));

test("a link with any county opens on its answer; an old code on that of today", today(async stage => {
  await stage.tab.resize(360, 740);
  const flow = await Flow.begin(stage, CASE);
  const search = new PlaceSearch(stage.tab);
  assert.equal(await flow.screen(), "answer");
  await until(() => search.chosen(), one => one?.name === "宣威市");
  await until(() => stage.tab.text("#chosen-words"), text => text.startsWith("宣威市"));
  assert.match(await flow.address(), /place=530381/);
  await stage.shot("link");
  // 晋宁县 became 晋宁区 of 昆明.
  await Flow.begin(stage, { ...CASE, place: "530122" });
  await until(() => search.chosen(), one => one?.code === "530115" && one.name === "晋宁区");
  // 遵义县 was divided.
  const divided = await Flow.begin(stage, { ...CASE, place: "520321" });
  assert.match(await divided.tab.text("#complaints"), /520302、520303、520304/);
}));

test("any county is found without a network", today(async stage => {
  const flow = await Flow.begin(stage);
  await stage.untilKept();
  await stage.tab.reload();
  await flow.untilReady(false);
  stage.server.isDown = true;
  const search = new PlaceSearch(stage.tab);
  await search.type("和康县");
  await search.untilFound(/^和康县 新疆维吾尔自治区 和田地区/);
}));

test("a county begins its own standards with its code and the places above it", today(async stage => {
  const { tab } = stage;
  await tab.resize(1280, 800);
  await tab.open(stage.url("local.html#place=530381"));
  const offered = new OfferedPlace(tab);
  assert.match(await offered.says(), /曲靖市宣威市/);
  assert.deepEqual(await offered.kept(), []);
  await offered.keep();
  assert.deepEqual(await offered.kept(), [
    { code: "530300", name: "曲靖市", parent: "530000" },
    { code: "530381", name: "宣威市", parent: "530300" },
  ]);
  await until(() => offered.ofTable(), code => code === "530381");
  await stage.shot("local");
  // The calculator has it among its choices.
  const flow = await Flow.begin(stage);
  assert.equal(await flow.tab.count("#place .places [name=place][value='530381']"), 1);
}));

test("a list names any county; one that several share is told", today(async stage => {
  const ledger = await Ledger.open(stage);
  await ledger.work("户编号,地区,人口数,家庭年纯收入\n1,宣威市,4,9000\n2,城关区,4,9000\n", "places.csv");
  assert.match(await ledger.text("rows"), /有几处同名.*拉萨市城关区 540102.*兰州市城关区 620102/s);
}));
