/** The search for any county of the country, below the places that the page offers. */

import { until } from "./until.mjs";

/** @typedef {import("./tab.mjs").Tab} Tab */

const FIELD = "#place-search";
const FOUND = "#place-found button";

export class PlaceSearch {
  #tab;

  /** @param {Tab} tab */
  constructor(tab) {
    this.#tab = tab;
  }

  /** Types into the field and waits for what it says.  @param {string} text */
  async type(text) {
    const before = await this.said();
    await this.#tab.type(FIELD, text);
    await until(async () => (await this.said()) || before, said => said !== "");
  }

  /** What it says of what was found. */
  async said() {
    return this.#tab.text("#place-said");
  }

  /** What was found, a text for each. */
  async found() {
    return this.#tab.run(selector => {
      const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
      return [...buttons].map(button => button.innerText.replace(/\s+/g, " "));
    }, FOUND);
  }

  /** Waits until something is found that matches.  @param {RegExp} wanted */
  async untilFound(wanted) {
    return until(() => this.found(), found => found.some(one => wanted.test(one)));
  }

  /** Takes one of what was found.  @param {string} code */
  async take(code) {
    await this.#tab.click(`${FOUND}[data-place='${code}']`);
  }

  /** The chosen place: its code and what it is called. */
  async chosen() {
    return this.#tab.run(() => {
      const one = /** @type {HTMLInputElement | null} */ (document.querySelector("#place [name=place]:checked"));
      return one && { code: one.value, name: one.nextElementSibling?.querySelector("strong")?.textContent ?? "" };
    });
  }

  /** What is said to be recorded for it. */
  async recorded() {
    return this.#tab.text("#place-recorded");
  }

  /** Where its own standards are entered. */
  async wayToEnter() {
    return this.#tab.run(() => document.querySelector("#place-recorded a")?.getAttribute("href"));
  }

  /** Whether the field, or what was found, has the focus. */
  async hasFocus() {
    return this.#tab.run(() => {
      const { activeElement } = document;
      if (activeElement?.id === "place-search") return "field";
      if (activeElement?.closest("#place-found")) return "found";
      return /** @type {HTMLInputElement | null} */ (activeElement)?.name ?? "";
    });
  }

  async focus() {
    await this.#tab.run(selector => /** @type {HTMLElement} */ (document.querySelector(selector)).focus(), FIELD);
  }

  /** Brings it to the top of the window. */
  async show() {
    await this.#tab.run(() => document.querySelector(".place-search")?.scrollIntoView());
  }
}
