/** The tools for two people at one phone: a visit, two cases side by side, a picture, cases kept, words to others. */

import { Calculator } from "./calculator.mjs";

/** @typedef {"visit" | "compare" | "career" | "picture" | "keep" | "official" | "notice"} Tool */

export const TOOLS = /** @type {Tool[]} */ (["visit", "compare", "career", "picture", "keep", "official"]);

export class Tools extends Calculator {
  /** Opens one of them.  @param {Tool} tool */
  async openTool(tool) {
    await this.share(tool);
    await this.tab.until(() => document.getElementById("tools"));
  }

  async isToolOpen() {
    return (await this.tab.count("#tools > div:not([hidden]):not(#notes)")) > 0;
  }

  /** Presses one of their buttons, or of those of the way through in a visit, so many times.  @param {string} button */
  async tap(button, times = 1) {
    const selector = { back: "#ask [data-flow-to=back]", next: "#ask-next" }[button] ?? `[data-tool=${button}]`;
    await this.tab.run((selector, times) => {
      for (let at = 0; at < times; at++) /** @type {HTMLElement} */ (document.querySelector(selector)).click();
    }, selector, times);
  }

  /** Closes the one that is open. */
  async close() {
    await this.tab.press("#tools > div:not([hidden]) [data-tool=close]");
  }

  /** What a part of theirs says, nothing while it is not there.  @param {string} part */
  async says(part) {
    return this.tab.run(id => document.getElementById(id)?.textContent ?? "", `tool-${part}`);
  }

  /** The question that a visit is at: its name, and nothing while there is none. */
  async asked() {
    return this.tab.run(() => {
      const field = document.querySelector("#tool-question #ask-field > *");
      if (field && ["who", "what"].includes(field.id)) return field.id;
      return field?.querySelector("[name]")?.getAttribute("name") ?? null;
    });
  }

  /** How many questions can be seen. */
  async fieldsInSight() {
    return this.tab.run(() =>
      [...document.querySelectorAll("#questions .field")].filter(field => field.getClientRects().length).length);
  }

  /** Whether the question of the visit stands alone. */
  async isAlone() {
    return this.tab.run(() => document.getElementById("ask-field")?.childNodes.length === 1);
  }

  /** Says how the answer of this question is known.  @param {string} how */
  async note(how) {
    await this.tab.press(`[data-how=${how}]`);
  }

  /** Taps what is still to be checked, the first or the last.  @param {"first" | "last"} which */
  async check(which) {
    await this.tab.run(which => {
      const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#tool-check button")]);
      buttons[which === "first" ? 0 : buttons.length - 1].click();
    }, which);
  }

  /** Takes up a kept case. */
  async takeUp() {
    await this.tab.until(() => document.querySelector("#tool-cases button"));
    await this.tab.press("#tool-cases button");
  }

  /** Forgets a kept case.  @param {number} at from 0 */
  async forget(at) {
    await this.tab.run(at => {
      const item = document.querySelectorAll("#tool-cases li")[at];
      const buttons = /** @type {NodeListOf<HTMLElement>} */ (item.querySelectorAll("button"));
      buttons[buttons.length - 1].click();
    }, at);
  }

  /** What is kept on the device. */
  async keptCases() {
    return this.tab.run(() => localStorage.getItem("bangfu.cases"));
  }
}
