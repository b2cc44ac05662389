/** Taking the result along: on paper, as text, as a link, as a code, and read aloud. */

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";

import { extractText } from "unpdf";

import { Calculator, LANGUAGES } from "./support/calculator.mjs";
import { copied, print, standIn } from "./support/exits.mjs";
import { today, until } from "./support/stage.mjs";
import { giveVoice } from "./support/voice.mjs";

const AMOUNTS = ["28,499.99", "28,500.00", "11,472.00", "750.00"];
const WORDS = { zh: ["很可能符合", "签字", "12317"], en: ["Likely", "household:", "12317"] };

test("the amounts are on the paper", today(async stage => {
  const { tab } = stage;
  for (const language of LANGUAGES) {
    const page = await Calculator.openExample(stage, language);
    await standIn(tab);
    await print(page);
    const paper = await tab.page.pdf({ format: "A4", printBackground: true, preferCSSPageSize: true });
    if (process.env.BANGFU_SHOTS) await writeFile(join(process.env.BANGFU_SHOTS, `card-${language}.pdf`), paper);
    const { text } = await extractText(new Uint8Array(paper), { mergePages: true });
    // Letters that stand apart on the paper come with blanks between them.
    const read = text.replaceAll(/\s/g, "");
    for (const expected of [...AMOUNTS, ...WORDS[language]]) assert(read.includes(expected), `${expected}: ${read}`);
    // The card and nothing else: neither the questions nor the lists of pages.
    assert(!read.includes("选市、省或全国") && !read.includes("Chooseacity"), read);
    // Afterwards the page is as before.
    await tab.run(() => dispatchEvent(new Event("afterprint")));
    assert(!await tab.isShown("#sheet"));
  }
}));

test("text, link and code carry the case, or the result only", today(async stage => {
  const { tab } = stage;
  await tab.resize(360, 740);
  const page = await Calculator.openExample(stage);
  await standIn(tab);
  const text = await copied(page, "text");
  for (const expected of [
    "嵩明县", "2024-05-10", "家里几口人？ 3 人", "很可能符合", "11,472.00 元", "下一步", "12317", "#place=530127",
  ]) {
    assert(text.includes(expected), `${expected}: ${text}`);
  }
  const link = await copied(page, "link");
  assert(link.includes("#place=530127") && link.includes("net_income=28499.99"), link);
  await page.tapShare("code");
  await tab.until(() => document.querySelector("#shared svg path"));
  await stage.shot("code");

  // The result only: no answer, and no link that would hold them.
  await tab.click("#only-result");
  for (const button of ["text", "link"]) {
    const text = await copied(page, button);
    assert(text.includes("很可能符合") && text.includes("11,472.00 元"), text);
    for (const secret of ["家里几口人", "net_income", "#place"]) assert(!text.includes(secret), `${secret}: ${text}`);
  }
}));

test("question and result are read aloud where there is a voice", today(async stage => {
  const { tab } = stage;
  const spoken = await giveVoice(tab);
  const said = async () => (await spoken()).join("\n");
  const page = await Calculator.openExample(stage);
  await tab.click("[data-comfort=aloud]");
  await until(said, text => text.includes("很可能符合"));
  await page.question("members").type("4");
  await until(said, text => text.includes("家里几口人"));
  // Switched off, it is silent.
  await tab.click("[data-comfort=aloud]");
  await tab.until(() => !document.documentElement.hasAttribute("data-aloud"));
  await tab.run(() => Reflect.get(window, "said").splice(0));
  await page.question("net_income").type("1");
  assert.equal(await said(), "");
}));
