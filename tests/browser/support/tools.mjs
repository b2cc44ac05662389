/** The tools for two people at one phone. */

import { Calculator, LANGUAGES } from "./calculator.mjs";
import { WHOLE } from "./cases.mjs";
import { today } from "./stage.mjs";

export class Tools extends Calculator {
  /** Opens one of them.  @param {"visit" | "compare" | "career" | "picture" | "keep" | "official" | "notice"} tool */
  async openTool(tool) {
    await this.share(tool);
    await this.tab.until(() => document.getElementById("talk"));
  }

  /** Presses a button of theirs.  @param {string} button */
  async tapTool(button) {
    await this.press(`[data-talk=${button}]`);
  }

  /** @param {string} selector */
  async press(selector) {
    await this.tab.press(selector);
  }

  /** What a part of theirs says.  @param {string} part */
  async toolText(part) {
    return this.tab.run(id => document.getElementById(id)?.textContent ?? "", `talk-${part}`);
  }
}
