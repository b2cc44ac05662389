/** One tab of a browser: what a person does with a page, and what they see. */

import { writeFile } from "node:fs/promises";

import { PATIENCE, until } from "./until.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

export class Tab {
  /** The page as puppeteer-core has it. */
  page;

  /** @param {Page} page of puppeteer-core, today's or that of 2020 */
  constructor(page) {
    this.page = page;
  }

  /** Goes to an address and waits until it is loaded.  @param {string} address */
  async open(address) {
    await this.page.goto(address, { timeout: PATIENCE });
  }

  /** Goes to an address; one that differs in its fragment alone is loaded, too.  @param {string} address */
  async openAnew(address) {
    await this.open("about:blank");
    await this.open(address);
  }

  async reload() {
    await this.page.reload({ timeout: PATIENCE });
  }

  /**
   * What a function gives in the page; a promise is awaited.
   * @template {unknown[]} A
   * @template T
   * @param {(...given: A) => T} does  @param {A} given
   * @returns {Promise<Awaited<T>>}
   */
  async run(does, ...given) {
    return /** @type {any} */ (this.page.evaluate(/** @type {any} */ (does), ...given));
  }

  /**
   * Waits until a function gives something true in the page.
   * @template {unknown[]} A
   * @template T
   * @param {(...given: A) => T} isSo  @param {A} given
   */
  async until(isSo, ...given) {
    await until(() => this.run(isSo, ...given), undefined, PATIENCE).catch(error => {
      throw new Error(`${error.message}\nGiven: ${JSON.stringify(given)}`);
    });
  }

  /** The text of an element as it is shown.  @param {string} selector */
  async text(selector) {
    return this.run(selector => {
      const element = /** @type {HTMLElement | null} */ (document.querySelector(selector));
      if (!element) throw new Error(`nothing matches ${selector}`);
      return element.innerText;
    }, selector);
  }

  /** How many elements match.  @param {string} selector */
  async count(selector) {
    return this.run(selector => document.querySelectorAll(selector).length, selector);
  }

  /** Whether the first element that matches takes up any space.  @param {string} selector */
  async isShown(selector) {
    return this.run(selector => {
      const element = document.querySelector(selector);
      return element !== null && element.getClientRects().length > 0;
    }, selector);
  }

  /** Replaces what stands in a text field, as an input method does.  @param {string} selector  @param {string} text */
  async type(selector, text) {
    await this.run(selector => {
      const element = /** @type {HTMLInputElement | null} */ (document.querySelector(selector));
      if (!element) throw new Error(`nothing matches ${selector}`);
      element.scrollIntoView({ block: "center" });
      element.focus();
      element.select();
      if (document.activeElement !== element) throw new Error(`${selector} takes no focus`);
    }, selector);
    if (text === "") await this.page.keyboard.press("Delete");
    else await this.page.keyboard.sendCharacter(text);
  }

  /** Chooses the option of this value in a `<select>`.  @param {string} selector  @param {string} value */
  async choose(selector, value) {
    await this.run((selector, value) => {
      const element = /** @type {HTMLSelectElement | null} */ (document.querySelector(selector));
      if (!element) throw new Error(`nothing matches ${selector}`);
      element.focus();
      element.value = value;
      if (element.value !== value) throw new Error(`${selector} has no option ${value}`);
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }, selector, value);
  }

  /** Gives a field a value at once, as a script or a picker does.  @param {string} selector  @param {string} value */
  async set(selector, value) {
    await this.run((selector, value) => {
      const element = /** @type {HTMLInputElement | null} */ (document.querySelector(selector));
      if (!element) throw new Error(`nothing matches ${selector}`);
      element.value = value;
      element.dispatchEvent(new Event("input", { bubbles: true }));
    }, selector, value);
  }

  /**
   * Clicks the middle of an element with the mouse; an element that is covered or out of sight is an error.
   * @param {string} selector
   */
  async click(selector) {
    const [x, y] = await this.run(selector => {
      const element = /** @type {HTMLInputElement | null} */ (document.querySelector(selector));
      if (!element) throw new Error(`nothing matches ${selector}`);
      element.scrollIntoView({ block: "center" });
      const box = element.getClientRects()[0];
      if (!box) throw new Error(`${selector} is not shown`);
      const x = box.left + box.width / 2, y = box.top + box.height / 2;
      const top = document.elementFromPoint(x, y);
      const label = top && top.closest("label");
      if (!top || !(element.contains(top) || top.contains(element) || (label && label.control === element))) {
        throw new Error(`${selector} is covered by ${top ? top.outerHTML.slice(0, 80) : "nothing"}`);
      }
      return [x, y];
    }, selector);
    await this.page.mouse.click(x, y);
  }

  /** Has an element clicked by a script, wherever it is.  @param {string} selector */
  async press(selector) {
    await this.run(selector => {
      const element = /** @type {HTMLElement | null} */ (document.querySelector(selector));
      if (!element) throw new Error(`nothing matches ${selector}`);
      element.click();
    }, selector);
  }

  /** Presses and releases a key.  @param {import("puppeteer-core").KeyInput} key */
  async key(key) {
    await this.page.keyboard.press(key);
  }

  /** The size of the window in CSS pixels; narrow ones are phones.  @param {number} width  @param {number} height */
  async resize(width, height, isMobile = width < 700) {
    await this.page.setViewport({ width, height, isMobile, deviceScaleFactor: isMobile ? 2 : 1 });
  }

  /** Runs a script before any of each page that is opened from now on.  @param {string} script */
  async beforehand(script) {
    await this.page.evaluateOnNewDocument(script);
  }

  /** Saves a picture of the window, or of the whole page.  @param {string} file */
  async picture(file, fullPage = false) {
    await writeFile(file, await this.page.screenshot({ fullPage }));
  }

  async close() {
    await this.page.close();
  }
}
