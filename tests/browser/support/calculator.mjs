/**
 * The calculator as a person meets it: doors, questions, results, and what is carried away. What is called how on the
 * page stands here and in `ledger.mjs` and `tools.mjs`, and in no test.
 */

import { until } from "./until.mjs";

/**
 * @typedef {import("./stage.mjs").Stage} Stage
 * @typedef {import("./tab.mjs").Tab} Tab
 * @typedef {"zh" | "en"} Language
 * @typedef {"household" | "medical" | "education" | "everything"} DoorName
 * @typedef {Record<string, string>} Answers by the names of the form
 */

export const LANGUAGES = /** @type {Language[]} */ (["zh", "en"]);
export const DOORS = /** @type {DoorName[]} */ (["household", "medical", "education", "everything"]);

/** The folder of a language in the site.  @param {Language} language */
export const folderOf = language => (language === "zh" ? "" : "en/");

/** Answers as a link carries them.  @param {Answers | string} answers */
export const fragment = answers => `#${typeof answers === "string" ? answers : new URLSearchParams(answers)}`;

export class Calculator {
  stage;
  tab;

  /** @param {Stage} stage  @param {Tab} tab */
  constructor(stage, tab = stage.tab) {
    this.stage = stage;
    this.tab = tab;
  }

  /**
   * Opens the page anew and waits until it answers. All questions are in sight then, and the folds with the cards are
   * open, unless it stays as a phone shows it first.
   * @param {Stage} stage  @param {Answers | string} answers
   * @param {{ language?: Language, tab?: Tab, spread?: boolean }} options
   */
  static async open(stage, answers = "", { language = "zh", tab = stage.tab, spread = true } = {}) {
    const address = `${folderOf(language)}index.html${answers === "" ? "" : fragment(answers)}`;
    return Calculator.openAt(stage, stage.url(address), tab, spread);
  }

  /** The same at an address.  @param {Stage} stage  @param {string} address */
  static async openAt(stage, address, tab = stage.tab, spread = true) {
    const calculator = new Calculator(stage, tab);
    await tab.openAnew(address);
    await calculator.untilReady(spread);
    return calculator;
  }

  /** Opens the page with its first worked example, which has every kind of result.  @param {Stage} stage  @param {Language} language */
  static async openExample(stage, language = "zh") {
    const calculator = await Calculator.open(stage, "", { language });
    await calculator.fillExample();
    await until(() => calculator.result("living_grant", 1).isThere());
    return calculator;
  }

  async untilReady(spread = true) {
    // Where a host serves values of its own the page begins anew with them, and is asked again.
    await until(async () => {
      await this.tab.until(() => document.documentElement.dataset.ready === "yes");
      if (spread) await this.spread();
      return true;
    });
  }

  /** Turns to all questions, and opens the folds with conditions, working and sources. */
  async spread() {
    await this.tab.run(() => {
      if (document.documentElement.dataset.flow !== "all") {
        /** @type {HTMLElement} */ (document.querySelector("#ask [data-flow-to=all]")).click();
      }
      for (const fold of document.querySelectorAll(".reasons")) /** @type {HTMLDetailsElement} */ (fold).open = true;
    });
  }

  async reload() {
    await this.tab.reload();
    await this.untilReady();
  }

  /** What each answer at the head of the results says. */
  async answers() {
    return this.tab.run(() => [...document.querySelectorAll(".answer")].map(answer => answer.textContent ?? ""));
  }

  /** @param {DoorName} name */
  door(name) {
    return new Door(this, name);
  }

  /** @param {string} name as in a link */
  question(name) {
    return new Question(this, name);
  }

  /** @param {string} programme  @param {number} person */
  result(programme, person = 0) {
    return new Result(this, `#result-${programme}-${person}`);
  }

  /** How many results are on the page. */
  async results() {
    return this.tab.count(".result");
  }

  /** All that the results of a door say.  @param {DoorName} door */
  async said(door) {
    return this.tab.run(id => document.getElementById(id)?.textContent ?? "", `results-${door}`);
  }

  /** The household at a glance. */
  async checkup() {
    return this.tab.run(() => document.getElementById("checkup")?.textContent ?? "");
  }

  /** What is wrong with the answers, in the summary. */
  async complaints() {
    return this.tab.text("#complaints");
  }

  /** What is said of values that are not built in. */
  async localNotice() {
    return this.tab.text("#local-notice");
  }

  /** Taps a worked example; the last of them clears the form.  @param {"first" | "second" | "none"} which */
  async fillExample(which = "first") {
    const selector = { first: "[data-answers]", second: "[data-answers]:nth-of-type(2)", none: "[data-answers='']" }[which];
    await this.tab.click(selector);
  }

  /** Fills the form as a tap on an example does.  @param {Answers | string} answers */
  async fill(answers) {
    await this.tab.run(answers => {
      const button = /** @type {HTMLElement} */ (document.querySelector("[data-answers]"));
      button.dataset.answers = answers;
      button.click();
    }, fragment(answers).slice(1));
  }

  /** The answers that the page keeps for the way back, as a link has them. */
  async kept() {
    return this.tab.run(() => String(history.state));
  }

  /** What there is to compare of two states: the answers, the results, the door. */
  async state() {
    return this.tab.run(() => {
      const form = /** @type {HTMLFormElement} */ (document.getElementById("questions"));
      const results = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".result")]);
      const answers = [...new FormData(form)].filter(([, text]) => text);
      return { answers, results: results.map(result => result.innerText), door: form.dataset.door };
    });
  }

  /** The markup of the results of a topic.  @param {string} topic */
  async outcome(topic) {
    return this.tab.run(id => document.getElementById(id)?.innerHTML, `outcome-${topic}`);
  }

  /** Whether the line that stays in sight says something, in the window and not below it. */
  async briefIsInSight() {
    return this.tab.run(() => {
      const lines = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".brief [role=status]")]);
      const line = lines.find(line => line.getClientRects().length);
      return line !== undefined && line.getBoundingClientRect().top < innerHeight && line.innerText !== "";
    });
  }

  /** Switches an aid on or off.  @param {"elder" | "contrast" | "aloud"} aid */
  async comfort(aid) {
    await this.tab.press(`[data-comfort=${aid}]`);
  }

  /** Asks for the result to take along.  @param {string} way */
  async share(way) {
    await this.tab.press(`[data-share=${way}]`);
  }

  /** Taps the button that takes the result along this way.  @param {string} way */
  async tapShare(way) {
    await this.tab.click(`[data-share=${way}]`);
  }

  /** What is handed out as text, in the page's own field.  @param {string} way */
  async handedOut(way) {
    const text = () => this.tab.run(() => /** @type {HTMLTextAreaElement | null} */ (document.querySelector("#shared textarea"))?.value);
    const before = await text();
    await this.share(way);
    return /** @type {string} */ (await until(text, found => found !== undefined && found !== before));
  }

  /** Whom to call about the answer of a door: address and words of each button.  @param {DoorName} door */
  async calls(door) {
    return this.tab.run(door => [...document.querySelectorAll(`#answer-${door} .phone`)].map(button =>
      [button.getAttribute("href") ?? "", (button.textContent ?? "").trim()]), door);
  }

  /** What can be undone, nothing where nothing can. */
  async undoSays() {
    return await this.tab.isShown("#undo") ? this.tab.text("#undo") : "";
  }

  async undo() {
    await this.tab.click("#undo button");
  }

  /**
   * Where the text of parts of the page begins, in CSS pixels of the page.
   * @param {("head" | "content" | "bar" | "foot" | "places" | "share" | "questions" | "result")[]} parts
   */
  async edges(parts) {
    const selectors = {
      head: ".top__name", content: "h1", bar: ".door--household .brief span", foot: ".bottom p", places: "#place .choices",
      share: "#share", questions: ".door--household .door__questions > .field:not(.not-needed)",
      result: ".door--household .answer",
    };
    return this.tab.run(found => found.map(selector => {
      const element = /** @type {HTMLElement} */ (document.querySelector(selector));
      const { left, top } = element.getBoundingClientRect();
      // The colour of the bar reaches over the edge, its words do not.
      const inside = selector.endsWith(".brief span") ? parseFloat(getComputedStyle(element).paddingLeft) : 0;
      return { selector, left: Math.round(left + inside), top: Math.round(top + window.pageYOffset) };
    }), parts.map(part => selectors[part]));
  }

  /** Opens every fold, so that nothing hides. */
  async unfold() {
    await unfold(this.tab);
  }
}

/** Opens every fold of any page.  @param {Tab} tab */
export async function unfold(tab) {
  await tab.run(() => document.querySelectorAll("details").forEach(fold => (fold.open = true)));
}

export class Door {
  #page;
  #name;

  /** @param {Calculator} page  @param {DoorName} name */
  constructor(page, name) {
    this.#page = page;
    this.#name = name;
  }

  /** One tap on it. */
  async tap() {
    await this.#page.tab.click(`[name=door][value=${this.#name}]`);
  }

  /** Opens it, wherever its button is. */
  async show() {
    await this.#page.tab.press(`[name=door][value=${this.#name}]`);
  }

  /** Opens it and waits until the household's whole is there, where it comes late. */
  async open() {
    await this.show();
    if (this.#name === "everything") await this.untilAnswers();
  }

  /** Waits until the calculators behind it have answered. */
  async untilAnswers() {
    await this.#page.tab.until(() => document.documentElement.dataset.ready === "yes" && document.querySelector(".checkup") !== null);
  }

  /** Adds a bill of the first person. */
  async addBill() {
    await this.#page.tab.click(`${this.selector} .add-visit`);
  }

  /** What the button says that shows all its questions, or folds away again what no longer matters. */
  async showsAll() {
    return this.#page.tab.text(`${this.selector} .all button`);
  }

  /** Taps that button. */
  async toggleAll() {
    await this.#page.tab.click(`${this.selector} .all button`);
  }

  async isOpen() {
    return this.#page.tab.run(name => document.getElementById("questions")?.dataset.door === name, this.#name);
  }

  /** Adds a person. */
  async addPerson() {
    await this.#page.tab.click(`.add-person[data-door=${this.#name}]`);
  }

  /** Where it is on the page. */
  get selector() {
    return `.door--${this.#name}`;
  }
}

export class Question {
  #page;
  #tab;
  #name;
  selector;

  /** @param {Calculator} page  @param {string} name */
  constructor(page, name) {
    this.#page = page;
    this.#tab = page.tab;
    this.#name = name;
    this.selector = `[name='${name}']`;
  }

  /** One tap on a choice.  @param {string} option */
  async tap(option) {
    await this.#tab.click(`${this.selector}[value='${option}']`);
  }

  /** @param {string} text */
  async type(text) {
    await this.#tab.type(this.selector, text);
  }

  /** @param {string} option */
  async choose(option) {
    await this.#tab.choose(this.selector, option);
  }

  /** Gives it a value at once, as a script or a picker does.  @param {string} value */
  async set(value) {
    await this.#tab.set(this.selector, value);
  }

  /** Gives it a value that the page hears of with the next answer.  @param {string} value */
  async preset(value) {
    await this.#tab.run((selector, value) => {
      /** @type {HTMLInputElement} */ (document.querySelector(selector)).value = value;
    }, this.selector, value);
  }

  /** What stands in its field. */
  async value() {
    return this.#tab.run(selector => /** @type {HTMLInputElement} */ (document.querySelector(selector)).value, this.selector);
  }

  /** What the form holds of it, "" for nothing. */
  async answer() {
    return this.#tab.run(name => {
      const form = /** @type {HTMLFormElement} */ (document.getElementById("questions"));
      return String(new FormData(form).get(name) ?? "");
    }, this.#name);
  }

  /** Taps one of the answers beside its field, such as 不清楚.  @param {string} text */
  async fill(text) {
    await this.#tab.click(`.field:has(#${this.#id}) [data-fill='${text}']`);
  }

  /** What is wrong with it, beside its field. */
  async error() {
    return this.#tab.text(`#error-${this.#id}`);
  }

  /** How its amount is read, beside its field. */
  async said() {
    return this.#tab.text(`#said-${this.#id}`);
  }

  async isMarkedWrong() {
    return (await this.#tab.count(`#${this.#id}[aria-invalid]`)) > 0;
  }

  async isShown() {
    return this.#tab.isShown(`#${this.#id}`);
  }

  /** Whether what is chosen of a list does not fit into it, and does not stand in full below it either. */
  async isCut() {
    return this.#tab.run(selector => {
      const list = /** @type {HTMLSelectElement} */ (document.querySelector(selector));
      const text = list.options[list.selectedIndex].label, style = getComputedStyle(list);
      const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
      pen.font = `${style.fontSize} ${style.fontFamily}`;
      // The arrow takes as much again as the padding.
      const room = list.clientWidth - parseFloat(style.paddingLeft) * 2 - 20;
      if (pen.measureText(text).width <= room) return false;
      const below = list.nextElementSibling;
      return !(below && below.getClientRects().length && below.textContent === text);
    }, this.selector);
  }

  get #id() {
    return this.#name.replaceAll(".", "-");
  }
}

export class Result {
  #tab;
  selector;

  /** @param {Calculator} page  @param {string} selector */
  constructor(page, selector) {
    this.#tab = page.tab;
    this.selector = selector;
  }

  async isThere() {
    return (await this.#tab.count(this.selector)) > 0;
  }

  async isShown() {
    return this.#tab.isShown(this.selector);
  }

  async text() {
    return this.#tab.text(this.selector);
  }

  /** The sentence of the verdict. */
  async verdict() {
    return this.#tab.text(`${this.selector} .result__verdict`);
  }

  /** The key of the verdict; nothing while there is no result. */
  async verdictKey() {
    return this.#tab.run(selector =>
      /** @type {HTMLElement | null} */ (document.querySelector(selector))?.dataset.verdict, this.selector);
  }

  async findings() {
    return this.#tab.text(`${this.selector} .findings`);
  }

  async marks() {
    return this.#tab.text(`${this.selector} .marks`);
  }

  /** Whether it carries a mark with these words.  @param {string} words */
  async isMarked(words) {
    return this.#tab.run((selector, words) =>
      [...document.querySelectorAll(`${selector} .marks`)].some(marks => marks.textContent?.includes(words)),
    this.selector, words);
  }

  /** What would change the verdict. */
  async changes() {
    return this.#tab.text(`${this.selector} .changes`);
  }

  async amounts() {
    return this.#tab.text(`${this.selector} .amounts`);
  }

  /** Waits until its text holds this.  @param {string} told */
  async untilTells(told) {
    await until(
      () => this.#tab.run(selector => document.querySelector(selector)?.textContent ?? "", this.selector),
      text => text.includes(told),
    ).catch(error => {
      throw new Error(`${this.selector} does not tell ${told}: ${error.message}`);
    });
  }

  /** Waits until its verdict is this, or is not.  @param {string} key */
  async untilVerdict(key, isSo = true) {
    await until(() => this.verdictKey(), found => found !== undefined && (found === key) === isSo);
  }

  /** Its markup, as it is when nothing was unfolded. */
  async markup() {
    return this.#tab.run(selector =>
      document.querySelector(selector)?.outerHTML.replaceAll(' open=""', ""), this.selector);
  }

  /** Follows its first value to where it is recorded. */
  async followValue() {
    await this.#tab.press(`${this.selector} a.value`);
  }
}
