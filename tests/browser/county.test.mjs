/**
 * A county that is not among the built-in places puts in its own standards: by the forms, and by the file of the guide
 * beside the page; the whole site answers for it.
 */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { Calculator, LANGUAGES, folderOf } from "./support/calculator.mjs";
import { copyOfSite } from "./support/files.mjs";
import { Ledger } from "./support/ledger.mjs";
import { LocalForm, LocalValues } from "./support/local.mjs";
import { root } from "./support/places.mjs";
import { today, until } from "./support/stage.mjs";
import { Tools } from "./support/tools.mjs";

/** A household of the guide's county: a fen below 9,800 × 3; (20,000 − 900) × 0.60 = 11,460 of the bill; 800 for the boarder. */
const CASE = {
  place: "530199", assessed_on: "2025-05-10", rural: "yes", members: "3", ex_poor: "yes", net_income: "29399.99",
  risk_illness: "yes", shock: "no", can_cope: "no", rigid_spending: "0", "p1.category": "ordinary",
  "p1.hospital_level": "level_three", "p1.discharge": "2025-05-08", "p1.in_scope": "20000", "p2.stage": "junior",
  "p2.boarding": "yes", "p2.term": "2025-spring",
};
const HOSTED = { zh: "县里提供", en: "From the county" };
const NAMES = { zh: "示例县", en: "Example" };

/** The file of the guide, as a reader copies it out. */
function fileOfTheGuide() {
  const [, file] = readFileSync(join(root, "docs/guides.md"), "utf8").match(/```json\n(.*?)```/s) ?? [];
  assert(file, "docs/guides.md has no file of a county.");
  return file;
}

/** What a door tells once it holds a text.  @param {Calculator} page  @param {import("./support/calculator.mjs").DoorName} door */
async function tells(page, door, /** @type {string} */ told) {
  await page.door(door).show();
  await until(() => page.said(door), text => text.includes(told)).catch(error => assert.fail(`${door} does not tell ${told}: ${error.message}`));
}

const county = copyOfSite("county");

test("the file of the guide makes the whole site answer for a new place", today(async stage => {
  const { tab } = stage;
  for (const language of LANGUAGES) {
    const name = NAMES[language];
    await tab.resize(360, 740);
    const page = await Calculator.open(stage, CASE, { language });
    const [offered, isChosen] = await until(() => tab.run(() => {
      const choice = /** @type {HTMLInputElement | null} */ (document.querySelector("#place .places [name=place][value='530199']"));
      return choice && /** @type {const} */ ([choice.parentNode?.textContent ?? "", choice.checked]);
    })) ?? [];
    assert(offered?.includes(name), offered);
    assert(isChosen, "a link with the place finds it");
    assert.match(await page.localNotice(), language === "zh" ? /县里提供.*5/ : /provided by the county.*5/);
    assert.equal(await tab.count("#local-notice .caution"), 0, "what the county provides is no warning");
    const first = await tab.run(() => document.querySelector("#place .places label")?.textContent ?? "");
    assert(first.includes(name), `the host's place comes first, not ${first}`);
    assert.equal(await tab.count("#local-notice li"), 0, await page.localNotice());
    await tells(page, "household", "29,400.00");
    assert.equal(await page.result("monitoring").verdictKey(), "likely");
    await tells(page, "medical", "11,460.00");
    await tells(page, "education", "800.00");
    await tells(page, "everything", "11,460.00");
    await stage.shot(`county-${language}`);
    // Two people at one phone can compare with it, and it with others.
    const tools = new Tools(stage);
    await tools.openTool("compare");
    await tab.until(() => document.querySelector("#tools [data-vary=place] option[value='530199']"));

    // Its values stand on the programme's page and in the list of the site's own.
    await tab.open(stage.url(`${folderOf(language)}programme/monitoring.html`));
    const entry = await tab.text("[id='monitoring.line'] .entries > li:first-child");
    for (const part of [name, "9800", "示例县通知〔2025〕1号", HOSTED[language]]) assert(entry.includes(part), entry);
    await tab.open(stage.url(`${folderOf(language)}local.html`));
    const listed = await new LocalValues(tab).hosted();
    assert(listed.includes(name) && listed.includes("9800"), listed);
  }

  // A village's list of that county, a fen below the line and at it.
  const ledger = await Ledger.open(stage, "zh", "2025-05-10");
  await ledger.choosePlace("530199");
  await ledger.work(`户编号,户主,家庭人口,家庭年纯收入,是否农村户籍,是否脱贫户,大病慢病,能否自主应对,突发变故,刚性支出
1,甲,3,29399.99,是,是,是,否,否,0
2,乙,3,29400,是,是,是,否,否,0
`);
  const rows = await ledger.text("rows");
  assert(rows.includes("脱贫不稳定户") && rows.includes("目前不符合"), rows);
  assert.match(await ledger.text("own"), /5/);
}, { folder: prepared(county, fileOfTheGuide()) }));

/** A folder whose host has put this file beside its pages.  @param {string} folder  @param {string} file */
function prepared(folder, file) {
  writeFileSync(join(folder, "local-policy.json"), file);
  return folder;
}

const SONGMING = { ...CASE, place: "530127", assessed_on: "2024-05-10", "p1.discharge": "2024-05-08" };

test("the county's own number is the first to call, in its place alone", today(async stage => {
  for (const [language, name] of /** @type {const} */ ([["zh", "示例县农业农村局"], ["en", "Agriculture office of Example"]])) {
    const call = language === "zh" ? "打电话问" : "Call";
    const common = ["tel:12345", `${call} 12345`];
    await Calculator.open(stage, "", { language });
    for (const [answers, calls] of /** @type {[Record<string, string>, string[][]][]} */ ([
      [CASE, [["tel:087160000000", `${call} ${name} 0871-60000000`], common]],
      [SONGMING, [common]],
    ])) {
      const page = await Calculator.open(stage, { ...answers, door: "medical" }, { language });
      assert.deepEqual(await until(() => page.calls("medical"), calls => calls.length > 0), calls);
    }
  }
}, { folder: prepared(county, fileOfTheGuide()) }));

const folding = copyOfSite("folding");

test("a host that folds the others away has its own place chosen, and a link for another still opens", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const chosen = () => tab.run(() => {
    const one = /** @type {HTMLInputElement | null} */ (document.querySelector("#place [name=place]:checked"));
    return one && [one.value, one.closest("details") ? "folded" : "open"].join(" ");
  });
  await tab.open(stage.url(""));
  await until(async () => await chosen() === "530127 open");
  assert.equal(await tab.count("#place > .places label"), 1);
  await stage.shot("county-folded");
  await Calculator.open(stage, { place: "429005" });
  await until(async () => await chosen() === "429005 folded");
}, { folder: prepared(folding, '{ "host": { "place": "530127", "others": "folded" } }') }));

test("a county adds itself without writing a file", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  await tab.open(stage.url("local.html"));
  const list = new LocalValues(tab);
  await list.addPlace({ code: "530199", name: "示例县", parent: "530100" });
  await stage.shot("county-form");
  assert.match(await list.text(), /昆明市 · 示例县 · 530199/);
  assert.match(await list.placeAdded(), /已加上“示例县”/);

  await tab.open(stage.url("programme/monitoring.html#local-monitoring.line"));
  const form = new LocalForm(tab, "monitoring.line");
  await form.choosePlace("530199");
  await form.type("value", "9800");
  await form.set("from", "2025-01-01");
  await form.type("source", "示例县通知〔2025〕1号");
  await form.keep();
  await form.send();

  await tells(await Calculator.open(stage, CASE), "household", "29,400.00");

  // The file that is handed to the host holds both, and nothing of it is refused; what is wrong is named at once.
  await tab.open(stage.url("local.html"));
  const file = JSON.parse(await list.file());
  assert.deepEqual(file.regions, [{ code: "530199", name: "示例县", parent: "530100" }]);
  assert.equal(file.entries[0].region, "530199");
  await list.keep(JSON.stringify({
    regions: [{ code: "530199", name: "示例县", parent: "530100" }],
    entries: [{ parameter: "monitoring.line", region: "530199", from: "2025", unit: "yuan", value: "1", source: "x" }],
  }));
  await tab.reload();
  const refused = await list.refused();
  assert(refused.includes("entries[0] monitoring.line: from “2025”不是日期") && refused.includes("unit “yuan”不对"), refused);
  await stage.shot("county-refused");
}));

/**
 * A table with cells of its rows filled in.
 * @param {string} table  @param {string} parameter  @param {Record<string, string>} cells by the heads of their columns
 */
function filledIn(table, parameter, cells) {
  const [heads = "", ...rows] = table.trim().split(/\r?\n/);
  const names = heads.replace("\ufeff", "").split(",");
  const filled = rows.map(row => {
    const texts = [...row.matchAll(/(?:^|,)((?:"(?:[^"]|"")*"|[^,"])*)/g)].map(([, text = ""]) => text);
    if (texts[names.indexOf("参数")] !== parameter) return row;
    for (const [name, text] of Object.entries(cells)) texts[names.indexOf(name)] = text;
    return texts.join(",");
  });
  return [heads, ...filled, ""].join("\r\n");
}

test("one table fills a county: down, filled in, and back", today(async stage => {
  const { tab } = stage;
  const household = {
    ...CASE, place: "530127", assessed_on: "2026-05-10", net_income: "29399.99", "p1.in_scope": "", "p2.stage": "",
  };
  const LINE = { "新的数": "9800元", "从": "2026/1/1", "文件名称": "嵩明县通知（示例）" };
  await tab.resize(360, 740);
  await tab.open(stage.url("local.html"));
  const list = new LocalValues(tab);
  const table = await list.table("530127");
  assert(table.startsWith("\ufeff地区代码,地区,参数,"), table.slice(0, 80));
  assert.equal(table, await tab.run(async () => {
    const bytes = await (await fetch("fill/530127.csv")).arrayBuffer();
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }), "the table of the coverage page is the same");
  assert.match(await list.putBack(table), /没有填新的数/);
  assert.equal(await list.count(), 0);

  // A row that is wrong is named by its line and column; the good one is taken, and the result is another one.
  const wrong = filledIn(filledIn(table, "monitoring.line", LINE), "destitute.standard", { ...LINE, "新的数": "98oo" });
  const said = await list.putBack(wrong);
  assert.match(said, /收下 1 条，已经用上/);
  const lines = wrong.split("\r\n").flatMap((row, at) => row.includes("destitute.standard") ? [at + 1] : []);
  assert(lines.length > 0);
  for (const line of lines) assert(said.includes(`第 ${line} 行“新的数”：“98oo”，请填数字`), said);
  assert.match(await list.text(), /嵩明县.*9800.*2026-01-01.*嵩明县通知（示例）/);
  await stage.shot("county-table");
  const page = await Calculator.open(stage, household);
  await tells(page, "household", "29,400.00");
  assert.equal(await page.result("monitoring").verdictKey(), "likely");

  // It comes down as it was entered, and is corrected.
  await tab.open(stage.url("local.html"));
  const again = await list.table("530127");
  assert.match(await list.putBack(again.replace("2026-01-01,,", "2026-01-01,2026/12/31,")), /收下 1 条/);
  assert.equal(await list.count(), 1);
  assert.match(await list.text(), /2026-01-01 – 2026-12-31/);
  assert.match(await list.putBack("PK\u0003\u0004"), /这是 Excel 工作簿/);
  // “地区代码,” in the code page of a Chinese Windows, in which Excel may save.
  assert.match(await list.putBack(Buffer.from("B5D8C7F8B4FAC2EB2C", "hex")), /第一行没有“参数”这一栏/);
}));

/** A host's file that is damaged as a whole is named; the page goes on with what is built in. */
const damaged = copyOfSite("damaged");

test("a damaged file of the host is named", today(async stage => {
  for (const [file, told] of [
    ['{ "entries": [', "不是 JSON"], ["[1]", "file"], ['{ "entires": [] }', "“entires”没有这一栏"],
  ]) {
    prepared(damaged, file);
    const page = await Calculator.open(stage, { place: "530127" });
    await until(() => page.localNotice(), notice => notice.includes(told));
  }
  // A host's page about what is not there is no file.
  prepared(damaged, "<!doctype html><title>404</title>");
  await Calculator.open(stage, { place: "530127" });
  await until(async () => await stage.tab.count("#local-notice *") === 0);
}, { folder: damaged }));
