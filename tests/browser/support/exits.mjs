/** The ways out of the page: what is printed, copied, drawn and handed on. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { extractText } from "unpdf";

import { until } from "./until.mjs";

/**
 * @typedef {import("./calculator.mjs").Calculator} Calculator
 * @typedef {import("./tab.mjs").Tab} Tab
 */

/** Keeps the printer away, and what is copied where a test finds it.  @param {Tab} tab */
export async function standIn(tab) {
  await tab.run(() => {
    const heard = Object.assign(window, { printed: false, copied: "" });
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      heard.printed = true;
    };
    const writeText = async (/** @type {string} */ text) => void (heard.copied = text);
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
  });
}

/** What a button copies.  @param {Calculator} page  @param {string} way */
export async function copied(page, way) {
  const { tab } = page;
  await tab.run(() => void Object.assign(window, { copied: "" }));
  await page.tapShare(way);
  return until(() => tab.run(() => String(Reflect.get(window, "copied"))));
}

/** Prints the card, as far as the printer.  @param {Calculator} page */
export async function print(page) {
  await page.tab.run(() => void Object.assign(window, { printed: false }));
  await page.tapShare("print");
  await page.tab.until(() => Reflect.get(window, "printed"));
}

/**
 * The pages of the printed card, each as it is read, without blanks.
 * @param {Calculator} page  @param {string} name of the file that is left for a person to look at
 */
export async function card(page, name) {
  await print(page);
  const paper = await page.tab.page.pdf({ format: "A4", printBackground: true, preferCSSPageSize: true });
  if (process.env.BANGFU_SHOTS) await writeFile(join(process.env.BANGFU_SHOTS, `${name}.pdf`), paper);
  const { text } = await extractText(new Uint8Array(paper), { mergePages: false });
  await page.tab.run(() => dispatchEvent(new Event("afterprint")));
  // Some fonts give radicals in place of the letters that look like them; letters that stand apart come with blanks.
  return text.map(read);
}

/** A text as it is read off paper: without blanks, each letter in its usual form.  @param {string} text */
export const read = text => text.normalize("NFKC").replaceAll(/\s/g, "");

/** What the picture says to those who do not see it.  @param {Calculator} page */
export async function picture(page) {
  await page.share("picture");
  await page.tab.until(() => document.querySelector("#tool-made img"));
  return page.tab.run(() => /** @type {HTMLImageElement} */ (document.querySelector("#tool-made img")).alt);
}

/** Each mark beside the answers of the open door.  @param {Calculator} page */
export async function marks(page) {
  return page.tab.run(() => {
    const door = document.getElementById("questions")?.dataset.door;
    const badges = [...document.querySelectorAll(`#answer-${door} .badge`)];
    return [...new Set(badges.map(badge => (badge.textContent ?? "").replace(/\s+/g, " ").trim()))];
  });
}
