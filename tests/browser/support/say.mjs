/** The field for a sentence, and what was heard. */

import { Flow } from "./flow.mjs";
import { until } from "./until.mjs";

export class Say extends Flow {
  /** @param {import("./stage.mjs").Stage} stage  @param {import("./calculator.mjs").Language} language */
  static async begin(stage, language = "zh") {
    await Flow.begin(stage, "", language);
    return new Say(stage);
  }

  /** Says a sentence and waits until it was heard.  @param {string} sentence */
  async say(sentence) {
    await this.tab.run(() => {
      /** @type {HTMLDetailsElement} */ (document.getElementById("say-fold")).open = true;
      /** @type {HTMLElement} */ (document.getElementById("say-heard")).textContent = "";
    });
    await this.tab.type("#say-text", sentence);
    await this.tab.click("[data-say=hear]");
    await until(() => this.heard(), heard => heard !== "");
  }

  /** All that the page says it heard. */
  async heard() {
    return this.tab.run(() => document.getElementById("say-heard")?.textContent ?? "");
  }

  /** Each chip: what was understood, and the words that it comes from. */
  async chips() {
    return this.tab.run(() => [...document.querySelectorAll("#say-heard li:not(.chip--asks)")].map(chip => {
      const part = /** @param {string} selector */ selector => chip.querySelector(selector)?.textContent ?? "";
      return `${part("strong")} ← ${part("q")}`;
    }));
  }

  /** Takes a chip away.  @param {number} at counted from 1 */
  async remove(at) {
    await this.tab.click(`#say-heard li:nth-child(${at}) [data-say=remove]`);
  }

  /** The readings that are offered. */
  async readings() {
    return this.tab.run(() => [...document.querySelectorAll("[data-say=choose]")].map(one => one.textContent?.trim()));
  }

  /** One of the readings.  @param {number} at counted from 1 */
  async pickReading(at) {
    await this.tab.run(at => {
      const button = /** @type {HTMLElement} */ (document.querySelectorAll("[data-say=choose]")[at - 1]);
      button.click();
    }, at);
  }

  /** The question that a chip leads to.  @param {number} at counted from 1 */
  async changeChip(at) {
    await this.tab.click(`#say-heard li:nth-child(${at}) a`);
  }

  /** The answers that the page keeps, each as it stands in a link. */
  async answers() {
    return (await this.kept()).split("&");
  }

  /** How far the page is wider than the window. */
  async overflow() {
    return this.tab.run(() => document.documentElement.scrollWidth - innerWidth);
  }
}
