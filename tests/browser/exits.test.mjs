/** Whatever leaves the page carries the marks of what it tells; and where a browser can do little, something is left. */

import assert from "node:assert/strict";
import test from "node:test";

import { Calculator, LANGUAGES } from "./support/calculator.mjs";
import { card, copied, marks, picture, read, standIn } from "./support/exits.mjs";
import { Ledger } from "./support/ledger.mjs";
import { LocalValues } from "./support/local.mjs";
import { today, until } from "./support/stage.mjs";
import { Tools } from "./support/tools.mjs";

/** @typedef {import("./support/tab.mjs").Tab} Tab */

/** A household of today, on a line that ended with 2024. */
const TRIAL = { place: "530127", assessed_on: "2026-05-10", door: "household", rural: "yes", members: "3", ex_poor: "yes",
  net_income: "20000", risk_illness: "yes", can_cope: "no" };
/** A bill of 昆明 in 2024: rules of 2019 that were read in a copy. */
const BILL = { place: "530127", assessed_on: "2026-05-10", door: "medical", "p1.category": "ordinary",
  "p1.hospital_level": "level_two", "p1.discharge": "2024-03-01", "p1.total": "20000", "p1.in_scope": "18000" };
/** A student at college and a boarder: a loan, scholarships and meals stand beside the total of a term. */
const FAMILY = { place: "422802", assessed_on: "2026-05-10", door: "education", rural: "yes", ex_poor: "yes",
  "p2.stage": "higher_vocational", "p3.stage": "junior", "p3.boarding": "yes" };
/** A line that the person at the device entered for the day of the first. */
const OWN = { entries: [{ parameter: "monitoring.line", region: "530127", from: "2026-01-01", until: "2026-12-31",
  unit: "yuan/person/year", value: "9900", source: "x" }] };

/** @type {[string, Record<string, string>, object | null, { zh: string[], en: string[] }][]} */
const CASES = [
  ["trial", TRIAL, null, { zh: ["按2024年标准试算", "工作报告"], en: ["trial on the standard of 2024", "Government report"] }],
  ["own line", TRIAL, OWN, { zh: ["本机填写"], en: ["Entered here"] }],
  ["bill", BILL, null, { zh: ["抄件（转载）", "标准用了7年"], en: ["Copy (reprint)", "standard in use for 7 years"] }],
  ["family", FAMILY, null, { zh: ["抄件（转载）"], en: ["Copy (reprint)"] }],
];

for (const language of LANGUAGES) {
  test(`every way out carries every mark, in ${language}`, today(async stage => {
    const { tab } = stage;
    await tab.resize(360, 740);
    for (const [name, answers, own, wanted] of CASES) {
      await Calculator.open(stage, "", { language, spread: false });
      await new LocalValues(tab).keep(own ? JSON.stringify(own) : "");
      const page = await Calculator.open(stage, answers, { language, spread: false });
      const shown = await marks(page);
      for (const mark of wanted[language]) assert(shown.includes(mark), `${name}, page: ${mark} is not among ${shown}`);
      /** @param {string} way  @param {string} said */
      const carries = (way, said) => {
        for (const mark of shown) assert(read(said).includes(read(mark)), `${name}, ${way}: ${mark} is not in ${said}`);
      };
      await standIn(tab);
      carries("text", await copied(page, "text"));
      // A link and a code bring the case, and whoever opens it reads the marks.
      const other = await stage.openTab();
      const opened = await Calculator.openAt(stage, await copied(page, "link"), other, false);
      assert.deepEqual(await marks(opened), shown, `${name}, link`);
      await other.close();
      // Without the case its text is what the code holds, too.
      await tab.press("#only-result");
      carries("the result alone", await copied(page, "link"));
      await tab.press("#only-result");
      const [front, ...back] = await card(page, `exit-${name}-${language}`);
      carries("card", front);
      for (const part of language === "zh" ? ["姓名", "帮扶人电话", "签字"] : ["Name", "Helper", "Explained"]) {
        assert(front.includes(part), `${name}: ${part} is not on the front: ${front}`);
      }
      assert(back.length > 0, `${name}: sources stand on the back`);
      assert(!read(back[0]).includes(read(language === "zh" ? "讲解人签字" : "Explained by")), `${name}: the front is one page`);
      carries("picture", await picture(page));
      const tools = new Tools(stage);
      await tools.openTool("visit");
      // Other aids of a child are on the card across the table only in the total.
      const across = await until(() => tools.says("card"));
      for (const mark of wanted[language]) assert(across.includes(mark), `${name}, across the table: ${mark}: ${across}`);
    }
  }));

  test(`a row of a list says that it is a trial, in ${language}`, today(async stage => {
    const ledger = await Ledger.open(stage, language, "2026-05-10");
    await ledger.work();
    assert.match(await ledger.text("rows"), language === "zh" ? /试算/ : /trial/);
  }));
}

/** The browser inside WeChat on Android: no clipboard, no printer, no voice. */
const WECHAT = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0.4240.99 "
  + "Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.30.2260(0x28001E00) WeChat/arm64 Weixin";

/** @param {Tab} tab */
async function takeAway(tab) {
  await tab.beforehand(`
    for (const [owner, name] of [[window, "print"], [window, "speechSynthesis"], [navigator, "clipboard"]]) {
      Object.defineProperty(owner, name, { configurable: true, value: undefined });
    }
    document.execCommand = () => false;
  `);
}

for (const language of LANGUAGES) {
  test(`in a messenger's browser there is a picture to keep and text to select, in ${language}`, today(async stage => {
    const { tab } = stage;
    await tab.resize(360, 740);
    await takeAway(tab);
    await tab.page.setUserAgent(WECHAT);
    const page = await Calculator.open(stage, TRIAL, { language, spread: false });
    const tools = new Tools(stage);
    assert(!await tab.isShown("[data-comfort=aloud]"), "no button reads aloud without a voice");

    // The card is a picture to press and hold, and the way to a browser that prints is told.
    await page.tapShare("print");
    await tab.until(() => document.querySelector("#tool-made img"));
    assert.match(await tools.says("told"), language === "zh" ? /在浏览器打开.*长按/ : /Open in browser.*[Pp]ress and hold/);
    assert(await tab.isShown("#tool-made img"));
    assert(!await tab.isShown("#sheet"), "the card does not stay on the page");
    await stage.shot(`messenger-${language}`);

    // Text and link can be selected.
    for (const way of ["text", "link"]) {
      const told = await page.handedOut(way);
      assert(told.includes(way === "text" ? "12317" : "#place=530127"), told);
      assert(await tab.isShown("#shared textarea"));
      const selected = await tab.run(() => {
        const area = /** @type {HTMLTextAreaElement} */ (document.querySelector("#shared textarea"));
        return area.value.slice(area.selectionStart, area.selectionEnd);
      });
      assert.equal(selected, told, "all of it is selected");
    }

    // A file cannot be saved: its text is there, and no link that does nothing.
    const data = await page.handedOut("data");
    assert(data.includes('"verdict"'), data.slice(0, 200));
    assert.equal(await tab.count("#shared a[download]"), 0);
    assert.match(await tab.text("#shared"), language === "zh" ? /在浏览器打开/ : /Open in browser/);
  }));
}

test("a browser that does not print says so whatever its name", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  // It has the function, and nothing comes of it.
  await tab.beforehand("window.print = () => {};");
  const page = await Calculator.open(stage, TRIAL, { spread: false });
  await page.tapShare("print");
  await tab.until(() => document.querySelector("#tool-made img"));
  assert.match(await new Tools(stage).says("told"), /在浏览器打开/);
}));
