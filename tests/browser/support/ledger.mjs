/** The page that works through a list of households. */

import { folderOf } from "./calculator.mjs";

/** Income one fen below the line of 9,500 × 3 and at it (LINE-KM-2024), with no other spending. */
export const LIST = `某村台账
户编号,户主,身份证号,家庭人口,年人均纯收入,是否农村户籍,是否脱贫户,大病慢病,能否自主应对,突发变故,刚性支出
1,张三,530127199001011234,3,9499.99,是,是,是,否,否,0
2,=李四,530127199001015678,3,9500,是,否,是,否,否,0
3,王五,,三个,9000,是,否,是,否,否,0
`;

/** By the line of 9,500 a head: 甲 a fen below it, 乙 far below with a risk, 丙 twice, 丁 at it. */
export const VILLAGES = `户编号,户主,村,家庭人口,家庭年纯收入,是否农村户籍,风险类型,突发变故,刚性支出
1,甲,一村,1,9499.99,是,,否,0
2,乙,二村,1,5000,是,因病,否,0
3,丙,一村,1,19000,是,,否,0
4,丁,二村,1,9500,是,,否,0
`;

export class Ledger {
  tab;

  /** @param {import("./tab.mjs").Tab} tab */
  constructor(tab) {
    this.tab = tab;
  }

  /** Opens it with a day of assessment.  @param {import("./stage.mjs").Stage} stage  @param {import("./calculator.mjs").Language} language */
  static async open(stage, language = "zh", day = "2024-05-10") {
    const ledger = new Ledger(stage.tab);
    await ledger.openAt(stage.url(`${folderOf(language)}ledger.html`), day);
    return ledger;
  }

  /** @param {string} address */
  async openAt(address, day = "2024-05-10") {
    await this.tab.open(address);
    await this.tab.run(day => {
      /** @type {HTMLInputElement} */ (document.getElementById("ledger-day")).value = day;
    }, day);
  }

  /** Gives it a file, as a choice or a drop does.  @param {string} name  @param {string | Uint8Array} content */
  async give(name, content) {
    await this.tab.run((name, content) => {
      const files = new DataTransfer();
      files.items.add(new File([typeof content === "string" ? content : new Uint8Array(content)], name));
      const input = /** @type {HTMLInputElement} */ (document.getElementById("ledger-file"));
      input.files = files.files;
      input.dispatchEvent(new Event("change"));
    }, name, typeof content === "string" ? content : [...content]);
  }

  /** Gives it a file that lies beside the page.  @param {string} name */
  async giveServed(name) {
    await this.tab.run(async name => {
      const files = new DataTransfer();
      files.items.add(new File([await (await fetch(name)).blob()], name));
      const input = /** @type {HTMLInputElement} */ (document.getElementById("ledger-file"));
      input.files = files.files;
      input.dispatchEvent(new Event("change"));
    }, name);
  }

  /** Starts it and gives the seconds to its end. */
  async timed() {
    return this.tab.run(() => new Promise(done => {
      const began = performance.now();
      new MutationObserver(() => done((performance.now() - began) / 1000))
        .observe(document.documentElement, { attributes: true, attributeFilter: ["data-ledger"] });
      document.getElementById("ledger-start")?.click();
    }));
  }

  /** Waits until its columns are understood. */
  async untilMapped() {
    await this.tab.until(() => document.getElementById("mapping")?.hidden === false);
  }

  async start() {
    await this.tab.run(() => document.getElementById("ledger-start")?.click());
  }

  async untilDone() {
    await this.tab.until(() => document.documentElement.getAttribute("data-ledger") === "done");
  }

  /** Gives it a list and waits for the results.  @param {string} list */
  async work(list = LIST, name = "a.csv") {
    await this.give(name, list);
    await this.untilMapped();
    await this.start();
    await this.untilDone();
  }

  /** What a column is taken for.  @param {number} column from 1 */
  async meaning(column) {
    return this.tab.run(column =>
      /** @type {HTMLSelectElement} */ (document.querySelector(`#columns tr:nth-child(${column}) select`)).value, column);
  }

  /** Says what a column is.  @param {number} column from 1  @param {string} meaning */
  async setMeaning(column, meaning) {
    await this.tab.run((column, meaning) => {
      /** @type {HTMLSelectElement} */ (document.querySelector(`#columns tr:nth-child(${column}) select`)).value = meaning;
    }, column, meaning);
  }

  /** Ticks or clears a wish.  @param {"masked" | "remember" | "book"} wish */
  async wish(wish, isWanted = true) {
    await this.tab.run((id, isWanted) => {
      /** @type {HTMLInputElement} */ (document.getElementById(id)).checked = isWanted;
    }, `ledger-${wish}`, isWanted);
  }

  /** @param {string} place */
  async choosePlace(place) {
    await this.tab.choose("#ledger-place", place);
  }

  /** What is worked through.  @param {string} task */
  async chooseTask(task) {
    await this.tab.run(task => {
      /** @type {HTMLInputElement} */ (document.querySelector(`[name=task][value=${task}]`)).checked = true;
    }, task);
  }

  /** The names in the list, in its order. */
  async names() {
    return this.tab.run(() =>
      [...document.querySelectorAll("#ledger-rows tr")].map(row => row.children[1].textContent).join(""));
  }

  /** Narrows or orders the list, and waits until it is listed anew.
   * @param {"class" | "village" | "group" | "order"} by  @param {string} value */
  async narrow(by, value) {
    await this.tab.run((id, value) => {
      const shown = /** @type {HTMLElement} */ (document.getElementById("ledger-shown"));
      shown.textContent = "";
      const choose = /** @type {HTMLSelectElement} */ (document.getElementById(id));
      choose.value = value;
      choose.dispatchEvent(new Event("change"));
    }, `ledger-${by}`, value);
    await this.tab.until(() => Boolean(document.getElementById("ledger-shown")?.textContent));
  }

  /** Says up to which multiple of the line a household is near it.  @param {string} near */
  async setNear(near) {
    await this.tab.run(near => {
      /** @type {HTMLInputElement} */ (document.getElementById("ledger-near")).value = near;
    }, near);
  }

  /** Whether the field of that multiple has the focus and is marked as wrong. */
  async asksForNear() {
    return this.tab.run(() => {
      const field = document.getElementById("ledger-near");
      return document.activeElement === field && field?.getAttribute("aria-invalid") === "true";
    });
  }

  /** Opens the case of a row of the list.  @param {number} row from 0 */
  async pressOpen(row) {
    await this.tab.run(row => {
      /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#ledger-rows button[aria-label]"))[row].click();
    }, row);
  }

  /** Keeps the results, to be compared with those of another month. */
  async keep() {
    await this.tab.run(() => document.getElementById("ledger-keep")?.click());
    await this.tab.until(() => Boolean(document.getElementById("ledger-kept")?.textContent));
  }

  /** The cells of the results that are broken into lines of less than three letters. */
  async broken() {
    return this.tab.run(() => [...document.querySelectorAll("#finished td, #finished th")].map(cell => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      // A button and its words are on one line: a new one begins below all of the last.
      let [lines, bottom] = [0, -Infinity];
      for (const box of [...range.getClientRects()].filter(box => box.width > 0).sort((one, other) => one.top - other.top)) {
        if (box.top >= bottom - 1) lines += 1;
        bottom = Math.max(bottom, box.bottom);
      }
      const text = (cell.textContent || "").trim();
      return lines > 1 && text.length / lines < 3 ? text : "";
    }).filter(Boolean));
  }

  /** Whether the reasons of a row stand whole once that is asked for. */
  async unfolds() {
    return this.tab.run(() => {
      const button = /** @type {HTMLElement | null} */ (document.querySelector("#ledger-rows button[aria-expanded]"));
      if (!button) return false;
      const told = /** @type {HTMLElement} */ (button.previousElementSibling);
      const before = told.clientHeight;
      button.click();
      return button.getAttribute("aria-expanded") === "true" && told.clientHeight > before;
    });
  }

  /** @param {"rows" | "problem" | "done" | "own" | "summary" | "title" | "changes" | "kept"} part */
  async text(part) {
    return this.tab.text(`#ledger-${part}`);
  }

  /** @param {"csv" | "xlsx"} kind */
  async isHandedOut(kind) {
    return this.tab.run(id => document.getElementById(id)?.hidden === false, `ledger-${kind}`);
  }
}
