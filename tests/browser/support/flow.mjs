/** The way through on a phone: place and door, one question a screen, the answer. Taps and keys are counted. */

import { Calculator } from "./calculator.mjs";
import { until } from "./until.mjs";

/** @typedef {import("./stage.mjs").Stage} Stage */

export class Flow extends Calculator {
  /** What fingers did so far. */
  taps = 0;
  characters = 0;

  /**
   * Opens the page as a phone does, without turning to all questions.
   * @param {Stage} stage  @param {Record<string, string> | string} answers
   * @param {import("./calculator.mjs").Language} language
   */
  static async begin(stage, answers = "", language = "zh") {
    await Calculator.open(stage, answers, { language, spread: false });
    return new Flow(stage);
  }

  /** Which screen it is: start, ask, answer or all. */
  async screen() {
    return this.tab.run(() => document.documentElement.dataset.flow);
  }

  /** @param {string} selector */
  async touch(selector) {
    await this.tab.click(selector);
    this.taps += 1;
  }

  /** Place and door.  @param {string} place  @param {string} door */
  async choose(place, door) {
    await this.touch(`[name=place][value='${place}']`);
    await this.touch(`[name=door][value=${door}]`);
  }

  /** What of the household’s year stands within the window, without scrolling; whom to ask within half a screen more. */
  async yearInSight() {
    return this.tab.run(() => {
      /** @param {Element | null} one */
      const isWhole = one => {
        const box = one?.getBoundingClientRect();
        return box !== undefined && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
      };
      const sums = document.querySelector(".year__sums");
      const lines = [...document.querySelectorAll(".year__line")].filter(isWhole);
      return {
        sums: sums?.textContent ?? "",
        sumsAreWhole: isWhole(sums),
        lines: lines.map(line => line.textContent ?? ""),
        asks: (document.querySelector(".year__ask")?.getBoundingClientRect().bottom ?? Infinity) < 1.5 * innerHeight,
      };
    });
  }

  /** The question that is asked, "who" for the papers in hand; nothing on another screen. */
  async asked() {
    return this.tab.run(() => {
      const field = document.querySelector("#ask:not([hidden]) #ask-field > *");
      if (!field) return null;
      if (["who", "what"].includes(field.id)) return field.id;
      return field.querySelector("[name]")?.getAttribute("name") ?? null;
    });
  }

  /** Waits until this question is asked.  @param {string | null} name */
  async untilAsked(name) {
    await until(() => this.asked(), asked => asked === name);
  }

  /** One tap on a choice that is in sight.  @param {string} value */
  async pick(value) {
    const radio = `#ask-field [type=radio][value='${value}']`;
    if (await this.tab.count(radio)) return this.touch(radio);
    const at = await this.tab.run(value => {
      const found = document.querySelectorAll("#ask-field select option");
      const options = [.../** @type {NodeListOf<HTMLOptionElement>} */ (found)];
      return options.filter(option => option.value).findIndex(option => option.value === value);
    }, value);
    await this.touch(`#ask-field .options button:nth-child(${at + 1})`);
  }

  /** The papers in hand, by their place in the list.  @param {number[]} which */
  async papers(...which) {
    for (const at of which) await this.touch(`#ask-field .identities li:nth-child(${at}) button`);
  }

  /** Types into the field that is asked, and goes on.  @param {string} text */
  async type(text) {
    await this.tab.type("#ask-field input[name]", text);
    this.characters += text.length;
    await this.next();
  }

  /** Sets a day, as a picker does, and goes on.  @param {string} day */
  async day(day) {
    await this.tab.set("#ask-field input[type=date]", day);
    await this.next();
  }

  /** Passes the question over: 不清楚, or the button that says so. */
  async skip() {
    const unknown = "#ask-field [type=radio][value='unknown']";
    if (await this.tab.count(unknown)) await this.touch(unknown);
    else if (await this.tab.count("#ask-field .options")) await this.touch("#ask-field .options button:last-child");
    else await this.next();
  }

  async next() {
    await this.touch("#ask-next");
  }

  /** Looks at the answer before everything is asked: a tap on the line that stays in sight. */
  async look() {
    const door = await this.tab.run(() => document.getElementById("questions")?.dataset.door);
    const line = `.door--${door} .brief [role=status]:not(:empty)`;
    await this.tab.until(line => document.querySelector(line), line);
    await this.tab.press(line);
    this.taps += 1;
    await until(() => this.screen(), screen => screen === "answer");
  }

  async back() {
    await this.touch("#ask [data-flow-to=back]");
  }

  /** Loads the page anew, as it stands. */
  async refresh() {
    await this.tab.reload();
    await this.untilReady(false);
  }

  /** The phone's own way back. */
  async phoneBack() {
    await this.tab.run(() => history.back());
  }

  /** The same where it leads off the page; gives the address that it leads to. */
  async phoneBackOff() {
    await this.tab.page.goBack();
    return this.address();
  }

  /** How many pages and screens the tab has come by. */
  async past() {
    return this.tab.run(() => history.length);
  }

  /** Why the question is asked, as far as it is in sight. */
  async why() {
    return this.tab.run(() => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#questions .why-asked"))]
      .filter(why => why.getClientRects().length).map(why => why.innerText.trim()).join("|"));
  }

  /** The field that is marked on the picture of the settlement slip; nothing where there is no picture. */
  async marked() {
    return this.tab.run(() => {
      const slip = /** @type {HTMLElement} */ (document.getElementById("slip"));
      if (!slip.getClientRects().length) return "";
      const marked = [...slip.querySelectorAll(".is-marked")].map(row => row.textContent).join("|");
      return slip.querySelector("#slip-field")?.textContent === marked ? marked : `${marked}, told otherwise`;
    });
  }

  /** Taps a subject behind the last door.  @param {string} key */
  async subject(key) {
    await this.touch(`#ask-field [data-section='${key}']`);
  }

  /** How far down the page is. */
  async top() {
    return this.tab.run(() => Math.round(window.pageYOffset));
  }

  /** Where the first number of the answer stands, or the word that stands for it, from the top of the window. */
  async number() {
    return this.tab.run(() => {
      const numbers = [...document.querySelectorAll(".answer__sentence strong, .checkup strong")];
      const shown = numbers.find(number => number.getClientRects().length);
      if (!shown) throw new Error("no number is shown");
      const { top, bottom } = shown.getBoundingClientRect();
      return { top: Math.round(top), bottom: Math.round(bottom) };
    });
  }

  /** Whether all of the field that has the focus is in the window, and above the line at the foot. */
  async isFieldSeen() {
    return this.tab.run(() => {
      const line = [...document.querySelectorAll(".brief [role=status]")].find(line => line.getClientRects().length);
      const foot = line ? line.getBoundingClientRect().top : innerHeight;
      const field = /** @type {Element} */ (document.activeElement);
      const { top, bottom } = field.getBoundingClientRect();
      return field.matches("input") && top >= 0 && bottom <= foot;
    });
  }

  /** Whether a question of the open door has the focus, in the window. */
  async isAmongQuestions() {
    return this.tab.run(() => {
      const { top, bottom } = /** @type {Element} */ (document.activeElement).getBoundingClientRect();
      const isQuestion = document.activeElement?.closest(".door__questions, #home") !== null;
      return isQuestion && top >= 0 && bottom <= innerHeight;
    });
  }

  /** What has the focus. */
  async focused() {
    return this.tab.run(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.id ?? "");
  }

  /** One of the other buttons of the way.  @param {"all" | "one" | "choose" | "person" | "visit" | "go" | "given" | "answer"} way */
  async go(way) {
    await this.tab.press(`[data-flow-to=${way}]`);
  }

  /** How much is still to come, in words. */
  async left() {
    return this.tab.text("#ask-left");
  }

  /** What the button below the question says. */
  async nextSays() {
    return this.tab.text("#ask-next");
  }

  /** The sentence of the first answer that is shown. */
  async sentence() {
    return this.tab.run(() => {
      const shown = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".answer__sentence"))];
      return shown.find(one => one.getClientRects().length)?.innerText ?? "";
    });
  }

  /** The line of what was chosen. */
  async chosen() {
    return this.tab.text("#chosen");
  }

  /** Whether the first sentence of the answer, or the label of the question, lies in the window. */
  async isInSight() {
    return this.tab.run(() => {
      const asked = document.querySelector("#ask:not([hidden]) #ask-field");
      const field = asked?.querySelector("legend, label, summary");
      const told = [...document.querySelectorAll(".answer__sentence")].find(one => one.getClientRects().length);
      const box = (field ?? told)?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    });
  }

  /** What was answered, as the answer page lists it. */
  async given() {
    return this.tab.text("#given-list");
  }

  /** Changes an answer from the list.  @param {number} at counted from 1 */
  async change(at) {
    await this.tab.click(`#given-list li:nth-child(${at}) button`);
  }

  /** Whether the page says that the case was sent. */
  async isReceived() {
    return this.tab.isShown("#received");
  }

  /** The address as it stands in the bar. */
  async address() {
    return this.tab.run(() => location.href);
  }
}
