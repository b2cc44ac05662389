/** The ledger: files in, results out, while the page stays awake; and nothing leaves the computer. */

import assert from "node:assert/strict";
import test from "node:test";

import { Calculator } from "./support/calculator.mjs";
import { LIST, Ledger, VILLAGES } from "./support/ledger.mjs";
import { today, until } from "./support/stage.mjs";

/** @typedef {import("./support/stage.mjs").Stage} Stage */

const pause = (/** @type {number} */ milliseconds) => new Promise(done => setTimeout(done, milliseconds));

test("a list is screened in the browser", today(async stage => {
  const { tab } = stage;
  await tab.resize(1280, 800);
  const ledger = await Ledger.open(stage);
  await ledger.give("台账.csv", LIST);
  await ledger.untilMapped();
  assert.equal(await ledger.meaning(5), "per_head_income");
  await ledger.wish("masked");
  // What the page hands out is heard where it is made: the content policy lets no script fetch it again.
  await tab.run(() => {
    /** @type {{ [kind: string]: Blob | MediaSource }} */
    const made = {};
    const create = URL.createObjectURL;
    URL.createObjectURL = one => {
      made[/** @type {Blob} */ (one).type.split(";")[0]] = one;
      return create.call(URL, one);
    };
    Object.assign(window, { made });
  });
  await stage.shot("ledger-columns");
  await tab.click("#ledger-start");
  await ledger.untilDone();
  const rows = await ledger.text("rows");
  assert(rows.includes("脱贫不稳定户") && rows.includes("目前不符合"), rows);
  assert(rows.includes("张**") && !rows.includes("张三"), `names are masked: ${rows}`);
  await stage.shot("ledger-done");
  // The table that comes out: the marks, no formula, no identity number.
  const table = await tab.run(() => /** @type {Promise<string>} */ (Reflect.get(window, "made")["text/csv"].text()));
  assert(table.includes("530127**") && !table.includes("530127199001011234"), table);
  assert(table.includes("很可能符合") && table.includes("28,500.00"), table);
  assert(await ledger.isHandedOut("xlsx"));
  const served = stage.server.takeServed();
  assert(served.some(path => path.includes("ledger_bg.wasm")), served.join());
}));

test("who wants no workbook gets the table alone", today(async stage => {
  const ledger = await Ledger.open(stage);
  await ledger.give("a.csv", LIST);
  await ledger.untilMapped();
  await stage.tab.click("#ledger-book");
  await stage.tab.click("#ledger-start");
  await ledger.untilDone();
  assert(await ledger.isHandedOut("csv"));
  assert(!await ledger.isHandedOut("xlsx"));
  assert.equal(await ledger.text("problem"), "");
}));

test("what is no table gets a sentence", today(async stage => {
  const ledger = await Ledger.open(stage);
  for (const [name, bytes, told] of /** @type {[string, number[], string][]} */ ([
    ["旧.xls", [0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3], "另存为"],
    ["空.csv", [], "没有内容"],
    ["图.png", [0x89, 0x50, 0x4e, 0x47, 0, 0], "不是表格"],
    ["坏.xlsx", [...Buffer.from("PK\x03\x04not a zip")], "坏了"],
  ])) {
    await ledger.give(name, Uint8Array.from(bytes));
    await until(() => ledger.text("problem"), text => text.includes(told));
  }
  // 户主,家庭人口 / 张三,3 in GB18030.
  await ledger.give("国标.csv", Buffer.from("bba7d6f72cbcd2cda5c8cbbfda0ad5c5c8fd2c330a", "hex"));
  await ledger.untilMapped();
  assert.match(await stage.tab.text("#columns"), /张三/);
}));

/** Begins to work through a long list, and gives the longest time that the page was busy meanwhile.  @param {Stage} stage */
async function busyFor(stage) {
  const { tab } = stage;
  const ledger = await Ledger.open(stage);
  await ledger.chooseTask("medical");
  // Each row a household of its own; as many as a workbook is made of, so that there is time to stop.
  const rows = Array.from({ length: 100_000 }, (_, at) => `${at},甲,低保,三级,2024-05-08,20000,26000${at}`);
  await ledger.give("a.csv", ["户编号,姓名,救助身份,医院级别,出院日期,符合医保报销金额,费用总额", ...rows].join("\n"));
  await ledger.untilMapped();
  await tab.run(() => {
    const busy = { longest: 0 };
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      busy.longest = Math.max(busy.longest, now - last);
      last = now;
    }, 10);
    Object.assign(window, { busy });
  });
  await tab.click("#ledger-start");
  await until(() => ledger.text("done"));
  await pause(1000);
  return tab.run(() => Math.round(Reflect.get(window, "busy").longest));
}

/** The page is never busy for long, and a cancelled work ends at once. */
test("the page stays awake and the work can be stopped", today(async stage => {
  const { tab } = stage;
  const ledger = new Ledger(tab);
  // A machine that is busy with other things takes time from the page; a page that freezes does so every time.
  let longest = await busyFor(stage);
  for (let again = 0; again < 2 && longest >= 250; again++) longest = await busyFor(stage);
  assert(longest < 250, `busy for ${longest} ms`);
  assert(await tab.isShown("#working"), "the list is done before it can be stopped: a longer one is needed");
  await tab.click("#ledger-cancel");
  await until(async () => !await tab.isShown("#working"), undefined, 1000);
  const done = await ledger.text("done");
  await pause(300);
  assert.equal(await ledger.text("done"), done, "nothing goes on");
}));

/** A row of the list and the same case on the page say the same, byte for byte. */
test("a row is the same case on the page", today(async stage => {
  const { tab } = stage;
  const ledger = await Ledger.open(stage);
  await ledger.work(LIST, "台账.csv");
  await tab.run(() => void (window.print = () => void Object.assign(window, { printed: true })));
  await tab.click("#ledger-print");
  await tab.until(() => Reflect.get(window, "printed"));
  const cards = await tab.run(() => [...document.querySelectorAll("#ledger-sheets > article")].map(card =>
    card.querySelector("#result-monitoring-0")?.outerHTML.replaceAll(' open=""', "")));
  assert.equal(cards.length, 3, "a card for each row");
  await tab.run(() => {
    const location = { set href(/** @type {string} */ address) { Object.assign(window, { opened: address }); } };
    window.open = () => /** @type {any} */ ({ location, close() {} });
  });
  for (const [row, card] of cards.entries()) {
    await tab.run(() => void Object.assign(window, { opened: "" }));
    await ledger.pressOpen(row);
    const address = await until(() => tab.run(() => String(Reflect.get(window, "opened"))));
    assert(!address.includes("530127199001") && !address.includes("%E5%BC%A0"), `no name in ${address}`);
    const page = await Calculator.openAt(stage, address, await stage.openTab());
    await until(() => page.result("monitoring").isThere());
    assert.equal(await page.result("monitoring").markup(), card, `row ${row}, ${address}`);
    await page.tab.close();
  }
}));

/** Once a list was worked on, the next needs no network; and the headings are known again. */
test("the second list needs no network", today(async stage => {
  await Calculator.open(stage);
  await stage.untilKept();
  const ledger = await Ledger.open(stage);
  await ledger.give("台账.csv", "户号,几口\n1,3\n");
  await ledger.untilMapped();
  assert.notEqual(await ledger.meaning(2), "members", "the heading is not known by itself");
  await ledger.setMeaning(2, "members");
  await ledger.wish("remember");
  await ledger.start();
  await ledger.untilDone();
  stage.server.isDown = true;
  await stage.tab.reload();
  await ledger.give("台账.csv", "几口,户号\n3,1\n");
  await ledger.untilMapped();
  assert.equal(await ledger.meaning(1), "members");
  await ledger.start();
  await ledger.untilDone();
}));

/** The clerk's way through a list: whom to see first, one class, one village, another near line. */
test("the list is in the order of visits and can be narrowed", today(async stage => {
  const { tab } = stage;
  for (const width of [1280, 360]) {
    await tab.resize(width, 800);
    const ledger = await Ledger.open(stage);
    await ledger.work(VILLAGES, "台账.csv");
    assert.equal(await ledger.names(), "乙甲丁丙");
    await ledger.narrow("order", "written");
    assert.equal(await ledger.names(), "甲乙丙丁");
    await ledger.narrow("order", "first");
    await ledger.narrow("village", "二村");
    assert.equal(await ledger.names(), "乙丁");
    await ledger.narrow("class", "near");
    assert.equal(await ledger.names(), "丁");
    await ledger.narrow("village", "");
    await ledger.narrow("class", "");
    assert.deepEqual(await ledger.broken(), [], "no column breaks a letter a line");
    assert(await ledger.unfolds(), "a long reason opens");
    assert.match(await ledger.text("title"), /监测范围：每人每年 9,500\.00 元[^]*4 收入在监测范围1\.5倍以内/);
    assert.match(await ledger.text("summary"), /一村[^]*二村/);
    await stage.shot(`ledger-visits-${width}`);
  }
}));

test("what cannot be a multiple of the line is asked for again", today(async stage => {
  const ledger = await Ledger.open(stage);
  await ledger.give("台账.csv", VILLAGES);
  await ledger.untilMapped();
  await ledger.setNear("很近");
  await ledger.start();
  await until(() => ledger.text("problem"), text => text.includes("1到5之间"));
  assert(await ledger.asksForNear());
  await ledger.setNear("2");
  await ledger.start();
  await ledger.untilDone();
  assert.match(await ledger.text("title"), /4 收入在监测范围2倍以内/);
}));

test("two months are compared", today(async stage => {
  const ledger = await Ledger.open(stage);
  await ledger.work(VILLAGES, "四月.csv");
  await ledger.keep();
  assert.match(await ledger.text("kept"), /4$/);
  await ledger.work(VILLAGES.replace("1,甲,一村,1,9499.99", "1,甲,一村,1,9600").replace("4,丁", "5,戊"), "五月.csv");
  const told = await ledger.text("changes");
  assert.match(told, /新增 1 户，减少 1 户，变动 1 户，不变 2 户/);
  assert.match(told, /戊[^]*丁[^]*甲/);
}));
